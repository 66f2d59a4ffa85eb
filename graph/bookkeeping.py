"""The part of the schema that is kept beside the facts: loads, frozen answers, saved views; outside exports."""

import datetime as dt

from pydantic import Field

from graph.kinds import Node, Visibility


class Load(Node, label="Load", entity=False):
    """One load: when, by whom, which bytes, what it did. Not an Entity, and outside exports."""

    at: dt.datetime = Field(description="when it was written, UTC")
    user: str | None = Field(None, description="login name of who ran it")
    kind: str = Field(description="importer")
    files: list[str] = Field(description="names of the files, without folders")
    sha256: str = Field(description="of the bytes of the files together")
    counts: str = Field(description="the report of the load, as JSON")
    name: str | None = Field(None, description="a name to undo it by, such as demo")
    journal: bytes | None = Field(None, description="what it did, packed: see seed/journal.py")
    visibility: Visibility | None = Field(None, description="of what the journal keeps, where not all of it is public")
    undone_at: dt.datetime | None = Field(None, description="when it was taken back, UTC")


class Snapshot(Node, label="Snapshot", entity=False):
    """One answer, frozen under a name: not an Entity, and outside exports; no later load changes it."""

    name: str = Field(description="as it was saved or renamed")
    at: dt.datetime = Field(description="when it was frozen, UTC")
    user: str | None = Field(None, description="login name of who froze it")
    question: str = Field(description="which answer: gaps")
    council: str | None = Field(None, description="name of its council; absent for the nation")
    settings: str = Field(description="what was asked, as JSON, with the day that it was answered as at")
    load: str | None = Field(None, description="id of the newest load that it rests on")
    body: str = Field(description="the answer as JSON, to the byte")
    sha256: str = Field(description="of the body in UTF-8")
    visibility: Visibility = Field("public", description="internal where it was answered for insiders")


class SavedView(Node, label="SavedView", entity=False):
    """Filters saved under a name, asked anew each time: not an Entity, and outside exports."""

    name: str = Field(description="as it was saved")
    at: dt.datetime = Field(description="when it was saved, UTC")
    user: str | None = Field(None, description="login name of who saved it")
    question: str = Field(description="which answer: gaps")
    settings: str = Field(description="what is asked, as JSON")


KEPT_BESIDE = frozenset(kind.label for kind in (Load, Snapshot, SavedView))
