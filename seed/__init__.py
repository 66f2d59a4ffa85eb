"""Where data comes from: the papers, the registers and the illustrative councils."""
