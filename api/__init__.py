"""How it is reached: the command, the HTTP interface and the pages."""
