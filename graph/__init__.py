"""What is true: the model, the store and the measures."""
