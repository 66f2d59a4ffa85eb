"""What can be asked: one Cypher file a question, with its catalogue."""
