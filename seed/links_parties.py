"""Who is meant in an officer's row: found among what is held, or rejected with the nearest names; never guessed."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from rapidfuzz import fuzz, process

from seed.cells import Cells
from seed.source import Rejected

NEAR, FEW = 70, 3  # rapidfuzz's score of a name worth suggesting, 0 to 100; how many are
LISTED = 5  # candidates that a rejection names
BRACKETED = re.compile(r"(?P<name>.+) \((?P<key>[^()]+)\)")
_NUMBERED = re.compile(r"(?P<what>urn|uid|laestab)[ :]*(?P<number>[\d/ -]+)", re.IGNORECASE)
_LAESTAB = re.compile(r"(\d{3})[/ -]?(\d{4})")


@dataclass(frozen=True)
class Thing:
    """One school, council or organisation that is held; `councils` are the ids of those whose area it is in."""

    id: str
    label: str
    name: str
    names: frozenset[str]
    keys: frozenset[str]
    councils: frozenset[str] = frozenset()
    urn: int | None = None
    closed: date | None = None

    def __str__(self) -> str:
        """Tell it from others of its name."""
        key = f"URN {self.urn}" if self.urn else self.id
        return f"{self.name} ({key}){f', closed {self.closed}' if self.closed else ''}"


def same(name: str) -> str:
    """Give a name as it is compared: without case, runs of spaces and kinds of apostrophe.

    >>> same(" St  Ash’s ")
    "st ash's"
    """
    return " ".join(re.sub("[‘’ʼ`´]", "'", name).casefold().split())


@dataclass
class Directory:
    """Everything held that a row may name, by id, number and name."""

    things: Sequence[Thing]
    _near: dict[tuple[str, str | None], list[Thing]] = field(default_factory=dict)

    @cached_property
    def _by_key(self) -> dict[str, list[Thing]]:
        return _grouped((key, thing) for thing in self.things for key in thing.keys)

    @cached_property
    def _by_name(self) -> dict[str, list[Thing]]:
        return _grouped((name, thing) for thing in self.things for name in thing.names)

    @cached_property
    def _names(self) -> dict[str | None, dict[int, str]]:
        """The name of each thing but cohorts by its place in `things`, by council and (under None) all together."""
        found: dict[str | None, dict[int, str]] = defaultdict(dict)
        for at, thing in enumerate(self.things):
            for council in (None, *thing.councils) if thing.label != "Cohort" else ():
                found[council][at] = same(thing.name)
        return found

    def by_key(self, text: str) -> list[Thing]:
        """Find by id, URN, UID, LAESTAB, or a council's code or GSS."""
        if numbered := _NUMBERED.fullmatch(text):
            kind, text = numbered["what"].casefold(), numbered["number"].strip()
            return [thing for thing in self.by_key(text) if (thing.label == "School") == (kind != "uid")]
        laestab = _LAESTAB.fullmatch(text)
        keys = {
            text,
            str(int(text)) if text.isascii() and text.isdecimal() else text,
            "".join(laestab.groups()) if laestab else text,
        }
        return list({thing.id: thing for key in keys for thing in self._by_key.get(key, ())}.values())

    def by_name(self, text: str, council: str | None = None) -> list[Thing]:
        """Find by exact name, in the area of a council where one is given."""
        found = self._by_name.get(same(text), [])
        return [thing for thing in found if council is None or council in {thing.id, *thing.councils}]

    def near(self, text: str, council: str | None) -> list[Thing]:
        """Give the few names most like a text: to suggest, never to take."""
        known = self._near.get((text, council))
        if known is None:
            names = self._names.get(council) or self._names[None]
            scorer = fuzz.WRatio if council else fuzz.ratio  # the thorough one is slow over a nation
            found = process.extract(same(text), names, scorer=scorer, limit=FEW, score_cutoff=NEAR)
            known = self._near[text, council] = [self.things[at] for _, _, at in found]
        return known

    def councils(self) -> list[Thing]:
        """Give the councils."""
        return [thing for thing in self.things if thing.label == "Council"]


def _grouped(pairs: Iterable[tuple[str, Thing]]) -> dict[str, list[Thing]]:
    found: dict[str, list[Thing]] = defaultdict(list)
    for key, thing in pairs:
        found[key].append(thing)
    return dict(found)


def find_council(cells: Cells, column: str, directory: Directory) -> Thing | None:
    """Find the council that a cell names; None where it is blank.

    Raises:
        Rejected: no council held answers to it, or several.
    """
    given = cells.text(column)
    if given is None:
        return None
    found = [t for t in directory.by_key(given) or directory.by_name(given) if t.label == "Council"]
    found = found or [t for t in directory.councils() if same(given).removesuffix(" council") in t.names]
    if len(found) == 1:
        return found[0]
    if found:
        raise cells.rejected(column, "names several councils", f"write the code of one of: {_listed(found)}")
    names = {t.id: same(t.name) for t in directory.councils()}
    near = [key for _, _, key in process.extract(same(given), names, limit=FEW, score_cutoff=NEAR)]
    like = [t for t in directory.councils() if t.id in near]
    raise cells.rejected(column, "is no council that is held", _suggest(like, "write its GIAS code, three digits"))


def find_party(cells: Cells, column: str, council: Thing | None, directory: Directory) -> Thing | None:
    """Find who a cell names; None where nothing held answers to it.

    Args:
        cells: The row.
        column: Its field: an id, a number, an exact name, or a name with one of the first two in brackets.
        council: Where it is; a school's name needs it.
        directory: What is held.

    Raises:
        Rejected: blank; several things answer; a school's name without its council.
    """
    given = cells.text(column)
    if given is None:
        raise cells.rejected(column, "the row does not say who", "give a URN, LAESTAB, id or exact name")
    place = council.id if council else None
    found = directory.by_key(given)
    named = [] if found else directory.by_name(given, place)
    if not found and not named and (both := BRACKETED.fullmatch(given)):
        found = _both(cells, column, both, directory)
    found = found or named
    if len(found) > 1:
        raise cells.rejected(
            column, f"names {len(found)} that are held", f"write the URN or id of one of: {_listed(found)}"
        )
    if found and found[0].label == "School":
        _check_place(cells, column, found[0], council, named=bool(named))
    return found[0] if found else None


def _check_place(cells: Cells, column: str, school: Thing, council: Thing | None, *, named: bool) -> None:
    """Refuse a school by name alone, which may be another's too, and a number that is of another council."""
    if named and council is None:
        remedy = f"give its council too, or its URN if you mean {school}"
        raise cells.rejected(column, "is a school's name without its council", remedy)
    if council and council.id not in school.councils:
        remedy = "correct the number or the council"
        raise cells.rejected(column, f"is {school}, which is not in {council.name}", remedy)


def _both(cells: Cells, column: str, given: re.Match[str], directory: Directory) -> list[Thing]:
    """Read `Ash Primary (URN 900001)`: the number decides, and the name must be the number's."""
    found = directory.by_key(given["key"])
    if found and not any(same(given["name"]) in thing.names for thing in found):
        raise cells.rejected(column, f"the number is that of {found[0]}", "correct the name or the number in brackets")
    return found


def unknown(cells: Cells, column: str, council: Thing | None, directory: Directory) -> Rejected:
    """Say that nothing held answers to a cell, and what is near."""
    given = cells.text(column) or ""
    if re.fullmatch(r"[a-z]* ?[\d/ -]+", given, re.IGNORECASE):
        remedy = "correct the number, or load an establishment extract that has it first"
        return cells.rejected(column, "is no number that is held", remedy)
    place = council.id if council else None
    elsewhere = directory.by_name(given)
    near = [*elsewhere, *(thing for thing in directory.near(given, place) if thing not in elsewhere)]
    where = f" in {council.name}" if council else ""
    otherwise = "write an exact name or a URN, or fill 'kind of new organisation' to add it"
    return cells.rejected(column, f"nothing held{where} has exactly this name", _suggest(near, otherwise))


def _suggest(near: Sequence[Thing], otherwise: str) -> str:
    return f"if you mean one of these, write it so: {_listed(near)}; else {otherwise}" if near else otherwise


def _listed(things: Sequence[Thing]) -> str:
    more = f" and {len(things) - LISTED} more" if len(things) > LISTED else ""
    return "; ".join(map(str, things[:LISTED])) + more
