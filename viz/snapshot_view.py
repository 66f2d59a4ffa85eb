"""A frozen answer: for a terminal, as CSV and as a workbook, each with its name and the hash of its bytes."""

import json
from collections.abc import Iterator

from graph.answers import ATTRIBUTION
from graph.snapshots import Frozen, SnapshotLine, Snapshots
from graph.views import SavedViewLine, SavedViews
from viz import files, gap_rows, table, terminal

LINES, VIEWS = tuple(SnapshotLine.model_fields), tuple(SavedViewLine.model_fields)
_NAMED = ("snapshot", "snapshot_sha256")


def about(kept: Frozen) -> str:
    """Say what it is, when it was kept, what it rests on, and its hash."""
    line = kept.snapshot
    by = f" by {line.user}" if line.user else ""
    rests = f", resting on loads up to {line.load}" if line.load else ""
    return (
        f"Snapshot “{line.name}”, kept on {line.at:%d %B %Y at %H:%M} UTC{by}{rests}. SHA-256 of the answer as JSON: "
        f"{line.sha256}."
    )


def as_table(kept: Frozen) -> str:
    """Give it for a terminal."""
    return f"{terminal.printed(about(kept))}{terminal.gaps(kept.answer)}"


def as_csv(kept: Frozen) -> str:
    """Give it as CSV: the columns of the gap list, then the snapshot's name and hash in every row."""
    told = dict(zip(_NAMED, (kept.snapshot.name, kept.snapshot.sha256), strict=True))
    return files.csv_text((*gap_rows.COLUMNS, *_NAMED), (row | told for row in gap_rows.rows(kept.answer)))


def as_xlsx(kept: Frozen) -> bytes:
    """Give it as a workbook: what it is first, with its name and hash."""
    return files.gaps_xlsx(kept.answer, [("snapshot", kept.snapshot.name), ("sha-256", kept.snapshot.sha256)])


def list_csv(answer: Snapshots) -> str:
    """Give which are kept as CSV."""
    return table.text(LINES, _lines(answer), None)


def list_xlsx(answer: Snapshots) -> bytes:
    """Give which are kept as a workbook."""
    about = [("question", "Which answers are frozen?"), ("licence", ATTRIBUTION)]
    return files.workbook(about, {"Snapshots": (LINES, _lines(answer))})


def _lines(answer: Snapshots) -> Iterator[dict[str, object]]:
    for line in answer.snapshots:
        yield line.model_dump(mode="json") | {"settings": json.dumps(line.settings)}


def views_csv(answer: SavedViews) -> str:
    """Give the saved filters as CSV."""
    return table.text(VIEWS, _views(answer), None)


def views_xlsx(answer: SavedViews) -> bytes:
    """Give the saved filters as a workbook."""
    about = [("question", "Which filters are saved?"), ("licence", ATTRIBUTION)]
    return files.workbook(about, {"Views": (VIEWS, _views(answer))})


def _views(answer: SavedViews) -> list[dict[str, object]]:
    return [view.model_dump(mode="json") | {"settings": json.dumps(view.settings)} for view in answer.views]
