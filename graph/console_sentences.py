"""What the console says when it takes no question, gives none of an answer, or not all of it: why, and what to do."""

TOO_LONG = (
    "The question was stopped after {:g} seconds: ask for less at a time, with a narrower MATCH, fewer steps in a "
    "path, or a LIMIT before what is costly."
)
TOO_GREEDY = (
    "The question was stopped because it took more memory than one question may: collect or sort fewer rows, and "
    "avoid lists and texts of millions of parts."
)
TOO_DEEP = "The answer is nested too deeply to be given: return its parts as columns or rows of their own."
NOBODY = "Whoever asked has gone, so the question was broken off."
CHANGED = "The data changed while the question ran: ask it again."
NOT_PUBLIC = (
    "The database holds items that are not public, and a question in Cypher could show them, so the console is closed "
    "to the public audience: ask with audience internal (--audience internal), and keep the answer inside."
)
LOADING = (
    "Loading is under way, and no questions are taken meanwhile: ask again when it has ended (a load of the nation "
    "takes a minute)."
)
BUSY = "Other questions are being answered just now: ask again in some seconds."
RESTARTED = " Nothing else could stop it, so the database was restarted; no data were lost."
GOES_ON = (
    " Nothing can stop it in a Neo4j of your own: it runs on there until it ends or that server is restarted, and the "
    "console takes no other question meanwhile."
)
STILL_RUNS = "An earlier question still runs in Neo4j." + GOES_ON


def cut_at(what: str) -> str:
    """Say that an answer is not whole.

    >>> cut_at("10,000 rows")
    'The answer is cut at 10,000 rows, and there is more: narrow the question, or page with SKIP and LIMIT.'
    """
    return f"The answer is cut at {what}, and there is more: narrow the question, or page with SKIP and LIMIT."


def too_many_columns(columns: int, most: int) -> str:
    """Say that a question has too many columns."""
    return f"The question has {columns:,} columns, and at most {most:,} are given: ask for fewer."
