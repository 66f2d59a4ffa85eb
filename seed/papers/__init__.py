"""The claims of the five council papers, each with its quote."""
