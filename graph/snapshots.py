"""Answers frozen under a name: settings, newest load, rows and their SHA-256; no later load changes them."""

import hashlib
import json
from datetime import UTC, date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from graph import cypher
from graph.answers import Gaps
from graph.coverage import gaps
from graph.coverage_options import Audience, GapsQuery
from graph.errors import BadInput, Changed, UnknownThing
from graph.names import name_key, user_name
from graph.schema import Snapshot
from graph.store import Store

TRIES = 3  # at an answer and the load that it rests on, where loads come in between
_NEWEST = (
    "MATCH (l:Load) WHERE l.undone_at IS NULL AND l.journal IS NOT NULL "
    "RETURN l.id AS id ORDER BY toInteger(split(l.id, ':')[1]) DESC LIMIT 1"
)
_ALL = (
    "MATCH (s:Snapshot) WHERE $internal OR s.visibility = 'public' "
    "RETURN s {.*, body: CASE s.id WHEN $id THEN s.body END} AS told ORDER BY s.at DESC, s.id"
)
_RENAME = "MATCH (s:Snapshot {id: $id}) SET s.id = $new, s.name = $name"
_DELETE = "MATCH (s:Snapshot {id: $id}) DELETE s"


class SnapshotsQuery(BaseModel):
    """For whom."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    audience: Audience = Field("public", description="what is internal is left out for the public")


class SnapshotLine(BaseModel):
    """One frozen answer: its name, what was asked, when it was frozen, and the hash of its bytes."""

    name: str
    question: str
    council: str | None = Field(description="name of its council; null for the nation")
    as_of: date
    at: datetime = Field(description="when it was frozen, UTC")
    user: str | None = None
    load: str | None = Field(description="the newest load that it rests on")
    settings: dict[str, Any]
    sha256: str = Field(description="of the answer as it was kept, to the byte")
    visibility: Audience


class Snapshots(BaseModel):
    """Every frozen answer, the newest first."""

    snapshots: list[SnapshotLine]


class Frozen(BaseModel):
    """One frozen answer with its rows."""

    snapshot: SnapshotLine
    answer: Gaps
    intact: bool = Field(description="whether the bytes that are held now have the hash")
    body: str = Field(exclude=True)

    def as_json(self) -> str:
        """Write it with the answer to the byte as it was kept, so that its hash can be checked."""
        told = f'"snapshot":{self.snapshot.model_dump_json()},"intact":{json.dumps(self.intact)}'
        return f'{{{told},"answer":{self.body}}}'


def freeze(store: Store, name: str, query: GapsQuery) -> Frozen:
    """Answer a question and keep the answer under a name.

    Raises:
        BadInput: The name is empty, too long or taken.
        Changed: Loads kept coming in while it was answered.
        PartnershipsError: As the question says.
    """
    ident = _ident(name)
    if store.read("MATCH (s:Snapshot {id: $id}) RETURN s.id AS id", id=ident):
        raise BadInput(f"A snapshot {name.strip()!r} is kept already: give another name, or delete that one first.")
    for _ in range(TRIES):
        before, load = store.mark(), next((row["id"] for row in store.read(_NEWEST)), None)
        answer = gaps(store, query)
        if store.mark() == before:
            _keep(store, _snapshot(name.strip(), ident, answer, load))
            return frozen(store, name, SnapshotsQuery(audience="internal"))
    raise Changed("Data were loaded while the answer was worked out: save it again.")


def _ident(name: str) -> str:
    return f"snapshot:{name_key(name)}"


def _snapshot(name: str, ident: str, answer: Gaps, load: str | None) -> Snapshot:
    body = answer.model_dump_json()
    told = {**answer.options, "council": answer.council_id, "as_of": answer.as_of.isoformat()}
    return Snapshot(
        id=ident,
        name=" ".join(name.split()),
        at=datetime.now(UTC),
        user=user_name(),
        question="gaps",
        council=answer.council,
        settings=json.dumps({key: value for key, value in told.items() if value not in (None, [], {})}),
        load=load,
        body=body,
        sha256=hashlib.sha256(body.encode()).hexdigest(),
        visibility="public" if answer.options["audience"] == "public" else "internal",
    )


def _keep(store: Store, snapshot: Snapshot) -> None:
    row = {"id": snapshot.id, "properties": snapshot.model_dump(exclude_none=True)}
    with store.transaction() as tx:
        tx.run(cypher.create_nodes("Snapshot"), rows=[row])


def snapshots(store: Store, query: SnapshotsQuery) -> Snapshots:
    """List every frozen answer that may be shown, the newest first."""
    rows = store.read(_ALL, internal=query.audience == "internal", id=None)
    return Snapshots(snapshots=[_line(row["told"]) for row in rows])


def _line(told: dict[str, Any]) -> SnapshotLine:
    settings = json.loads(told["settings"])
    kept = {"settings": settings, "as_of": settings["as_of"], "council": told.get("council")}
    return SnapshotLine.model_validate({key: told.get(key) for key in SnapshotLine.model_fields} | kept)


def frozen(store: Store, name: str, query: SnapshotsQuery) -> Frozen:
    """Give one frozen answer as it was kept.

    Raises:
        UnknownThing: None is kept under the name, or none that may be shown.
    """
    ident = _ident(name)
    rows = store.read(_ALL, internal=query.audience == "internal", id=ident)
    told = next((row["told"] for row in rows if row["told"]["id"] == ident), None)
    if told is None:
        known = ", ".join(sorted(row["told"]["name"] for row in rows)) or "none"
        raise UnknownThing(f"No snapshot {name!r} is kept: those that are, are {known}.")
    body = told["body"]
    intact = hashlib.sha256(body.encode()).hexdigest() == told["sha256"]
    return Frozen(snapshot=_line(told), answer=Gaps.model_validate_json(body), intact=intact, body=body)


def rename(store: Store, name: str, new: str) -> None:
    """Give a frozen answer another name; its bytes stay.

    Raises:
        UnknownThing: None is kept under the name.
        BadInput: The new name is no name, or taken.
    """
    frozen(store, name, SnapshotsQuery(audience="internal"))
    ident = _ident(new)
    if ident != _ident(name) and store.read("MATCH (s:Snapshot {id: $id}) RETURN s.id AS id", id=ident):
        raise BadInput(f"A snapshot {new.strip()!r} is kept already: give another name.")
    with store.transaction() as tx:
        tx.run(_RENAME, id=_ident(name), new=ident, name=" ".join(new.split()))


def delete(store: Store, name: str) -> None:
    """Forget a frozen answer.

    Raises:
        UnknownThing: None is kept under the name.
    """
    frozen(store, name, SnapshotsQuery(audience="internal"))
    with store.transaction() as tx:
        tx.run(_DELETE, id=_ident(name))
