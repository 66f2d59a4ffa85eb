"""What is told of one claim: in words, as CSV and as a workbook."""

from typing import Any

from graph.struck import ClaimStory, Word
from viz import files, table, words

COLUMNS = tuple(Word.model_fields)
_DID = {"confirmed": "confirms", "ended": "ends", "corrected": "corrects", "retracted": "retracts"}


def question(answer: ClaimStory) -> str:
    """Give the question that is answered."""
    return f"What is told of “{sentence(answer.claim)}”?"


def sentence(told: Word) -> str:
    """Say a claim as a sentence says it."""
    return f"{told.from_name} {told.reads} {told.to_name}"


def headline(answer: ClaimStory) -> list[str]:
    """Say whether it counts, or what became of it."""
    if answer.claim.amendment == "retracted":
        return ["This is a retraction: it says that an earlier claim is not so, and counts nowhere itself."]
    if answer.amended:
        now = "What counts now is listed below." if answer.now else "Nothing counts in its place."
        return [f"It no longer counts. {words.struck(answer.amended.model_dump())} {now}"]
    times = sum(1 for told in answer.story if told.amendment == "confirmed" and told.counts)
    again = {0: "", 1: " It was confirmed once since."}.get(times, f" It was confirmed {times} times since.")
    return [f"It counts: {words.dates(answer.claim.model_dump())}.{again}"]


def did(told: Word) -> str:
    """Say what a claim of a story does to the one that it names.

    >>> did(Word.model_construct(amendment="ended")), did(Word.model_construct())
    ('ends it', 'the first word')
    """
    return f"{_DID[told.amendment]} it" if told.amendment else "the first word"


def as_csv(answer: ClaimStory) -> str:
    """Give the claim and its story as CSV, one line a claim."""
    return table.text(COLUMNS, _rows(answer), None)


def as_xlsx(answer: ClaimStory) -> bytes:
    """Give it as a workbook."""
    about = [("question", question(answer)), *(("", line) for line in headline(answer)), ("", answer.attribution)]
    return files.workbook(about, {"Claims": (COLUMNS, _rows(answer))})


def _rows(answer: ClaimStory) -> list[dict[str, Any]]:
    return [told.model_dump() for told in (answer.claim, *answer.story)]
