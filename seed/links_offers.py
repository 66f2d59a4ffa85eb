"""The terms of an offer in an officer's row: for how many schools, and whom it must not be sent to."""

from typing import Any

from seed.cells import Cells
from seed.links_parties import Directory, Thing, find_party, unknown

MOST = 100
_NOT_WITH = frozenset({"School", "Trust", "Council"})


def offer_terms(cells: Cells, rel: str, council: str, directory: Directory) -> dict[str, Any]:
    """Read capacity and `not with` of an offer; nothing for other kinds of link.

    Args:
        cells: The row.
        rel: The type of its link.
        council: Id of the council that the offer is made to: schools in `not with` may be named as in its area.
        directory: What is held.

    Raises:
        Rejected: one is given for another kind of link, is no number, or names nobody that is held.
    """
    for field in ("capacity", "not_with") if rel != "OFFERS" else ():
        if cells.text(field) is not None:
            raise cells.rejected(field, "belongs to an offer alone", "clear it, or write 'is willing to support in'")
    if rel != "OFFERS":
        return {}
    capacity = cells.whole("capacity", 0, MOST, "write how many schools it would take on, as 2")
    parts = [part for part in (cells.text("not_with") or "").split(";") if part.strip()]
    place = next((thing for thing in directory.by_key(council) if thing.label == "Council"), None)
    barred = sorted({_barred(cells, part, place, directory) for part in parts})
    return {name: value for name, value in (("capacity", capacity), ("not_with", barred or None)) if value is not None}


def _barred(cells: Cells, part: str, place: Thing | None, directory: Directory) -> str:
    one = Cells({"not with": part}, {"not_with": "not with"})
    found = find_party(one, "not_with", place, directory)
    if found is None:
        raise unknown(one, "not_with", place, directory)
    if found.label not in _NOT_WITH:
        raise cells.rejected("not_with", f"names a {found.label.lower()}", "name schools, trusts or councils, with ;")
    return found.id
