"""What was loaded: when, by whom, from which bytes, and what it did."""

from datetime import datetime

from pydantic import BaseModel, Field

from graph.store import Store
from seed.report import Report

_LOADS = "MATCH (l:Load) RETURN l {.*, journal: null} AS told ORDER BY toInteger(split(l.id, ':')[1])"


class LoadRecord(BaseModel):
    """One load, as it is kept."""

    load: str = Field(description="its id, for `undo`")
    at: datetime = Field(description="when it was written, UTC")
    user: str | None = Field(description="login name of who ran it")
    kind: str = Field(description="importer")
    name: str | None = Field(description="a name to undo it by")
    files: list[str] = Field(description="names of the files, without folders")
    sha256: str = Field(description="of the bytes of the files together")
    undone_at: datetime | None = Field(description="when it was taken back, UTC")
    counts: Report = Field(description="what it did")


def loads(store: Store) -> list[LoadRecord]:
    """Give every load, oldest first; those taken back too."""
    return [_record(row["told"]) for row in store.read(_LOADS)]


def _record(told: dict[str, object]) -> LoadRecord:
    fields = {name: told.get(name) for name in LoadRecord.model_fields}
    return LoadRecord.model_validate(
        fields | {"load": told["id"], "counts": Report.model_validate_json(str(told["counts"]))}
    )
