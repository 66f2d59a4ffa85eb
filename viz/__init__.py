"""What is seen: maps, tables and files."""
