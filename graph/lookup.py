"""Finding what a person means: councils, schools and bodies by id, code, GSS, URN, UID or exact name."""

from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime
from typing import Any

from rapidfuzz import process

from graph.errors import AmbiguousThing, BadInput, UnknownThing
from graph.store import Rows, Store

_COUNCILS = (
    "MATCH (c:Council) RETURN c.id AS id, c.name AS name, c.code AS code, c.gss AS gss, c.aliases AS aliases, "
    "c.illustrative AS illustrative ORDER BY c.id"
)
_ENTITY = (
    "MATCH (n:Entity) WHERE n.id = $text OR n.name = $text OR n.urn = $number OR n.uid = $number OR $text IN n.aliases "
    "OR (n:Council AND $text IN [n.code, n.gss]) "
    "RETURN n.id AS id, n.name AS name, [l IN labels(n) WHERE l <> 'Entity'][0] AS label, n.council AS council "
    "ORDER BY id LIMIT 20"
)
_CALLED = (
    "MATCH (n:Entity) WHERE n.id IN $texts RETURN n.id AS id, n.name AS name, "
    "[l IN labels(n) WHERE l <> 'Entity'][0] AS label, coalesce(n.illustrative, false) AS illustrative"
)
_WORDS = "MATCH (s:School) WHERE s[$name] IS NOT NULL RETURN DISTINCT s[$name] AS word ORDER BY word"
_REGISTER_DAYS = (
    "MATCH (d:Document {kind: 'register'}) WHERE '*' IN d.scope AND d.date <= $today "
    "AND (d.types IS NULL OR 'IN_AREA_OF' IN d.types) "
    "AND ($public = false OR coalesce(d.visibility, 'public') = 'public') RETURN max(d.date) AS day"
)
_ANY_DAY = (
    "MATCH (d:Document) WHERE d.kind IN $kinds AND d.date <= $today AND d.illustrative IS NULL "
    "AND ($public = false OR coalesce(d.visibility, 'public') = 'public') "
    "RETURN max(d.date) AS day"
)
_COUNCIL_DAY = (
    "MATCH (c:Council {id: $id}) CALL (c) { MATCH (c)-[r:!STRUCK]-() RETURN r UNION "
    "MATCH (c)<-[:IN_AREA_OF]-()-[r:!STRUCK]-() RETURN r UNION "
    "MATCH (c)<-[:IN_AREA_OF]-(whole:Cohort) MATCH (part:Cohort {of: whole.id})-[r:!STRUCK]-() RETURN r } "
    "WITH DISTINCT r.source AS source, coalesce(r.visibility, 'public') AS seen_by "
    "WHERE $public = false OR seen_by = 'public' WITH DISTINCT source "
    "MATCH (d:Entity {id: source}) WHERE d.kind IN $kinds AND d.date <= $today "
    "AND ($public = false OR coalesce(d.visibility, 'public') = 'public') RETURN max(d.date) AS day"
)
_COUNCIL_DAYS = (
    "MATCH (c:Council) CALL (c) { MATCH (c)-[r:!STRUCK]-() RETURN DISTINCT r.source AS source UNION "
    "MATCH (c)<-[:IN_AREA_OF]-()-[r:!STRUCK]-() RETURN DISTINCT r.source AS source } "
    "MATCH (d:Entity {id: source}) WHERE d.kind IN $kinds AND d.date <= $today "
    "WITH c, max(d.date) AS day, collect(DISTINCT [d.date, d.kind = 'register' AND '*' IN d.scope "
    "AND (d.types IS NULL OR 'IN_AREA_OF' IN d.types)]) AS told "
    "RETURN c.id AS id, c.name AS name, c.region AS region, c.illustrative AS illustrative, day, "
    "[day, true] IN told AS national "
    "ORDER BY id"
)
# Inspections and census days are apart: they tell nothing of who supports whom.
DATING_KINDS = ["paper", "register", "return", "entry"]


def today() -> date:
    """Give the day on which the question is asked."""
    return datetime.now(UTC).astimezone().date()


def find_council(store: Store, text: str) -> dict[str, Any]:
    """Give a council (id, name, code, gss, illustrative) by id, code, GSS or exact name.

    Raises:
        UnknownThing: No council held answers to it; the nearest names are told.
        AmbiguousThing: Several do; they are told.
    """
    wanted, councils = text.strip(), all_councils(store)
    exact = [c for c in councils if wanted in (c["id"], c["code"], c["gss"])]
    named = [c for c in councils if wanted.casefold() in _names(c)]
    found = exact or named
    if len(found) > 1:
        raise AmbiguousThing(f"{text!r} names several councils: {_listed(found)}; give the id of one.")
    if not found:
        raise UnknownThing(f"No council held is called {text!r}: {_nearest(wanted, councils)}.")
    return dict(found[0])


def all_councils(store: Store) -> Rows:
    """Give every council (id, name, code, gss, aliases, illustrative), in order of id; not to be changed."""
    return store.keep("councils", lambda: store.read(_COUNCILS))


def _names(council: dict[str, Any]) -> set[str]:
    return {str(name).casefold() for name in (council["name"], *(council["aliases"] or ()))}


def _listed(rows: Rows) -> str:
    return ", ".join(f"{row['name']} ({row['id']})" for row in rows)


def _nearest(wanted: str, councils: Rows) -> str:
    if not councils:
        return "the database holds no council yet, so import the papers or a register first"
    names = {c["id"]: str(c["name"]) for c in councils}
    near = process.extract(wanted, names, limit=3, processor=str.casefold)
    return f"the nearest are {', '.join(f'{name} ({key})' for name, _, key in near)}; give one of these"


def find_entity(store: Store, text: str, label: str | None = None, but_not: Collection[str] = ()) -> dict[str, Any]:
    """Give a node (id, name, label) by id, URN, UID, council code or exact name.

    Args:
        store: The database.
        text: What people call it.
        label: Its kind; any if absent.
        but_not: Ids of things that the asker may not know of: as if they were not held.

    Raises:
        UnknownThing: Nothing held answers to it.
        AmbiguousThing: Several things do; the candidates are told.
    """
    wanted = text.strip()
    number = int(wanted) if wanted.isdecimal() and len(wanted) < 10 else None  # noqa: PLR2004 - longer is no URN or UID
    rows = [row for row in store.read(_ENTITY, text=wanted, number=number) if label in (None, row["label"])]
    rows = [row for row in rows if row["id"] not in but_not]
    found = [row for row in rows if row["id"] == wanted] or rows
    if len(found) > 1:
        raise AmbiguousThing(f"{text!r} names several things: {_listed(found)}; give the id of one.")
    if not found:
        kind = (label or "school or organisation").lower()
        raise UnknownThing(f"No {kind} held answers to {text!r}: give its id, URN, UID or exact name.")
    return found[0]


def things_called(store: Store, texts: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Give by id the things (name, label, illustrative) whose id is among some texts."""
    return {row["id"]: row for row in store.read(_CALLED, texts=sorted(set(texts)))}


def words_held(store: Store, name: str) -> list[str]:
    """Give the values that a property of text, such as phase or sector, has on the schools held."""
    return [row["word"] for row in store.read(_WORDS, name=name)]


def default_day(store: Store, council_id: str | None, audience: str = "public") -> date:
    """Give the day that an answer is as at where none is asked for.

    For a council: the newest paper, register, return or officer's entry, not after today, with a claim in that
    council. Without one: the newest national register, else the newest such Document.

    Raises:
        BadInput: The database holds nothing that could date an answer.
    """
    common: dict[str, Any] = {"today": today(), "kinds": DATING_KINDS, "public": audience == "public"}
    if council_id:
        found = store.read(_COUNCIL_DAY, id=council_id, **common)
    else:
        found = store.read(_REGISTER_DAYS, today=common["today"], public=common["public"])
    day: date | None = found[0]["day"] or store.read(_ANY_DAY, **common)[0]["day"]
    if day is None:
        raise BadInput("The database holds no sources yet: run `partnerships import papers`, or give --as-of.")
    return day


def default_days(store: Store) -> Rows:
    """Give every council (id, name, illustrative) with its default day, and whether a national register gives it."""
    return store.read(_COUNCIL_DAYS, today=today(), kinds=DATING_KINDS)
