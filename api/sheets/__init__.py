"""What the page of each answer says: sentences, tables and the Cypher behind them; `api/answer_pages.py` shows it."""
