"""What is told of sources: as CSV and as a workbook."""

from typing import Any

from graph.side_answers import Side
from graph.source_shapes import Source, SourceLine, Sources
from viz import files, table, words

LINES = tuple(SourceLine.model_fields)
CLAIMS = tuple(name for name in Side.model_fields if name != "name")


def question(answer: Source) -> str:
    """Give the question that is answered."""
    return f"What does {answer.name} say?"


def headline(answer: Source) -> list[str]:
    """Say how many claims it tells, of which status and how sure."""
    claims = words.claims(answer.claims)
    status = ", ".join(f"{words.grouped(n)} {words.STATUSES[name]}" for name, n in answer.by_status.items())
    sure = ", ".join(f"{words.grouped(n)} {words.CONFIDENCES[name]}" for name, n in answer.by_confidence.items())
    lines = [f"It tells {claims}: {status}."] if answer.claims else ["No claim of it is held: nothing rests on it."]
    lines += [f"How sure: {sure}."] if answer.claims else []
    if answer.left_out:
        lines.append(
            f"The first {words.grouped(len(answer.told))} are listed, {words.grouped(answer.left_out)} are not."
        )
    return lines


def as_csv(answer: Source) -> str:
    """Give the claims of a source as CSV."""
    return table.text(CLAIMS, _claims(answer), answer.date)


def as_xlsx(answer: Source) -> bytes:
    """Give a source as a workbook: what it is, and its claims."""
    about = [("question", question(answer)), *(("", line) for line in headline(answer))]
    about += [(name, str(value)) for name in LINES if (value := getattr(answer, name))]
    return files.workbook([*about, ("", answer.attribution)], {"Claims": (CLAIMS, _claims(answer))})


def list_csv(answer: Sources) -> str:
    """Give the sources as CSV."""
    return table.text(LINES, _lines(answer), None)


def list_xlsx(answer: Sources) -> bytes:
    """Give the sources as a workbook."""
    about = [("question", "Where does what is held come from?"), ("licence", answer.attribution)]
    return files.workbook(about, {"Sources": (LINES, _lines(answer))})


def _claims(answer: Source) -> list[dict[str, Any]]:
    return [
        side.model_dump() | {"struck": words.struck(side.struck.model_dump()) if side.struck else None}
        for side in answer.told
    ]


def _lines(answer: Sources) -> list[dict[str, Any]]:
    told = (line.model_dump() for line in answer.sources)
    return [line | {name: ", ".join(line[name]) for name in ("scope", "councils")} for line in told]
