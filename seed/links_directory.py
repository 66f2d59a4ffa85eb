"""Reading who is held, for what officers' rows name: all of it, or the few that some texts name."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from graph.store import Store
from seed.links_parties import BRACKETED, Directory, Thing, same

_TOLD = (
    "RETURN collect([n.id, [l IN labels(n) WHERE l <> 'Entity'][0], n.name, "
    "n.aliases, [n.urn, n.uid], [n.laestab, n.code, n.gss], n.closed, n.council, "
    "[(n)-[:IN_AREA_OF]->(c:Council) | c.id]]) AS things"
)
_THINGS = f"MATCH (n:Entity) WHERE NOT n:Document {_TOLD}"
_FEW = (
    "CALL () { MATCH (n:Council) RETURN n UNION MATCH (n:Entity) WHERE n.id IN $words RETURN n "
    "UNION MATCH (n:Entity) WHERE n.name IN $words RETURN n "
    "UNION MATCH (n:School) WHERE n.urn IN $numbers OR n.laestab IN $laestabs RETURN n "
    f"UNION MATCH (n:Trust|Partnership) WHERE n.uid IN $numbers RETURN n }} WITH n WHERE NOT n:Document {_TOLD}"
)
_LONGEST_NUMBER, _LAESTAB_DIGITS = 9, 7


def read_directory(store: Store) -> Directory:
    """Read everything that a row may name."""
    rows = store.read(_THINGS)[0]["things"]
    codes = {code: str(row[0]) for row in rows if row[1] == "Council" for code in row[5] if code}
    return Directory([_thing(row, codes) for row in rows])


def read_few(store: Store, texts: Iterable[str]) -> Directory:
    """Read the councils, and what some texts name by id, number or exact name, by the indexes: a moment on the nation.

    Who is not among these is looked for in everything, which takes longer: see `read_directory`.
    """
    given = [" ".join(text.split()) for text in texts]
    parts = [found for text in given if (found := BRACKETED.fullmatch(text))]
    words = {*given, *(part["key"] for part in parts), *(part["name"] for part in parts)}
    digits = {re.sub(r"\D", "", word) for word in words}
    numbers = sorted(int(word) for word in digits if 0 < len(word) <= _LONGEST_NUMBER)
    laestabs = sorted(word for word in digits if len(word) == _LAESTAB_DIGITS)
    rows = store.read(_FEW, words=sorted(words), numbers=numbers, laestabs=laestabs)[0]["things"]
    codes = {code: str(row[0]) for row in rows if row[1] == "Council" for code in row[5] if code}
    return Directory([_thing(row, codes) for row in rows])


def _thing(row: Sequence[object], codes: dict[str, str]) -> Thing:
    name, label, title, aliases, numbers, texts, closed, council, areas = row
    return Thing(
        id=str(name),
        label=str(label),
        name=str(title),
        names=frozenset(same(str(text)) for text in (title, *_list(aliases))),
        keys=frozenset(str(key) for key in (name, *_list(numbers), *_list(texts)) if key is not None),
        councils=frozenset(
            map(str, [*_list(areas), *([codes.get(str(council), f"council:{council}")] if council else [])])
        ),
        urn=next((number for number in _list(numbers) if label == "School" and isinstance(number, int)), None),
        closed=closed if isinstance(closed, date) else None,
    )


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
