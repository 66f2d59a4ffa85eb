"""The nation on a day as arrays: what `graph/scene.py` and `graph/default_view.py` say of it, without its network."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from graph.columns import CONFIDENCES, STATUSES, Claims, Columns, Nodes
from graph.dates import carry, is_open
from graph.default_view import Ties, View, view_of
from graph.identity import Selves, contract, selves
from graph.network_of_day import KINDS, TYPES
from graph.projection import Network
from graph.simple import BOTH_WAYS
from graph.spans import HOLDS, standing

_ACTUAL, _PROPOSED, _TENTATIVE = STATUSES.index("actual"), STATUSES.index("proposed"), CONFIDENCES.index("tentative")


@dataclass(frozen=True)
class Nationwide:
    """What stands on a day for an audience. Nodes are known by their place in the columns, or by id where it says so.

    seen: which nodes the audience may see; merged: only the records that succeed or are the same as others, contracted;
    known: which of these is read as which.
    """

    columns: Columns
    day: date
    months: int | None
    public: bool
    seen: Any
    merged: Network
    known: Selves

    def label(self, name: str) -> str:
        """Give the kind of a node by id."""
        return str(self.value(name, "label"))

    def name(self, name: str) -> str:
        """Give the name of a node by id."""
        return str(self.value(name, "name"))

    def value(self, name: str, field: str) -> Any:
        """Give what is told of a node by id; of several records of one thing, all tell."""
        if name in self.merged:
            return self.merged.nodes[name].get(field)
        nodes = self.columns.nodes
        return nodes.told[field][nodes.place[name]]

    def __contains__(self, name: str) -> bool:
        """Say whether there is a node of this id, or one that another record of it stands for."""
        at = self.columns.nodes.place.get(name)
        return at is not None and bool(self.stands[at])

    @cached_property
    def same(self) -> Any:
        """Give for each node the record that stands for it."""
        return self._places(self.merged.graph.get("same", {}))

    @cached_property
    def stands(self) -> Any:
        """Say which nodes are seen and stand for themselves."""
        return self.seen & (self.same == np.arange(len(self.same)))

    @cached_property
    def open_self(self) -> Any:
        """Give for each node the record under which it is open: itself, else its one successor, else -1."""
        nodes = self.columns.nodes
        is_open_now = _open_on(nodes, self.day)
        for name, told in self.merged.nodes.items():
            is_open_now[nodes.place[name]] = is_open(told, self.day)
        own, later = np.arange(len(is_open_now)), self._places(self.known.later)
        return np.where(is_open_now, own, np.where(is_open_now[later], later, -1))

    @cached_property
    def of_view(self) -> Any:
        """Say which nodes are of a kind that the default view shows."""
        return np.array([label in KINDS for label in self.columns.nodes.told["label"]], bool)

    def held(self, rel: str) -> Claims:
        """Give the claims of a type that the audience may see, between the records that stand for their ends."""
        found = self.columns.claims[rel]
        found = found[self.seen[found.start] & self.seen[found.end] & (found.public | (not self.public))]
        found = found.between(self.same[found.start], self.same[found.end])
        return found[found.start != found.end]

    def standing(self, claims: Claims, rel: str) -> Any:
        """Say how each claim stands on the day: places in `HOLDS`."""
        return standing(claims.spans, self.day, carry(rel, self.months))

    def certain(self, rel: str, *, proposed: bool = False) -> Claims:
        """Give the claims that are actual (or proposed, where asked for), stated or inferred, and certainly hold."""
        claims = self.held(rel)
        wanted = (claims.status == _ACTUAL) | ((claims.status == _PROPOSED) & proposed)
        certain = self.standing(claims, rel) == HOLDS.index("certainly")
        return claims[wanted & certain & (claims.confidence != _TENTATIVE)]

    @cached_property
    def council_of(self) -> dict[str, str]:
        """Give by id each node's council: where it certainly is, else where it possibly is, else as its record says."""
        nodes = self.columns.nodes
        ids = nodes.told["id"][self.stands].tolist()
        codes = {self.value(name, "code"): name for name in ids if self.label(name) == "Council"}
        codes.pop(None, None)
        recorded = ((name, codes.get(self.value(name, "council"))) for name in ids)
        found = {name: council for name, council in recorded if council}
        area = self.held("IN_AREA_OF")
        area = area[(area.status == _ACTUAL) & (area.confidence != _TENTATIVE)]
        area = area[np.lexsort((area.id.astype(str), area.spans.start_max, area.spans.end_min))]
        stands = self.standing(area, "IN_AREA_OF")
        for how in ("possibly", "certainly"):
            found |= dict(self._ends(area[stands == HOLDS.index(how)]))
        return found

    @cached_property
    def trusts_of(self) -> dict[str, set[str]]:
        """Give by id the trusts that each node certainly belongs to."""
        found: dict[str, set[str]] = {}
        members = self.certain("MEMBER_OF")
        members = members[self.columns.nodes.told["label"][members.end] == "Trust"]
        for start, end in self._ends(members):
            found.setdefault(self.known.now(start), set()).add(self.known.now(end))
        return found

    def withheld(self, rels: Iterable[str]) -> int:
        """Count the nodes of the view's kinds, and claims of some types between them, that the audience may not see."""
        hidden = int(np.sum(self.of_view & ~self.seen))
        shown = self.of_view & self.seen
        for claims in (self.columns.claims[rel] for rel in rels):
            hidden += int(np.sum(shown[claims.start] & shown[claims.end] & ~claims.public)) if self.public else 0
        return hidden

    def view(self, *, proposed: bool = False) -> View:
        """Give the default view: as `graph.default_view.default_view` of a scene, nodes in order of their numbers."""
        shown = self.stands & self.of_view & (self.open_self == np.arange(len(self.stands)))
        parts = [self._ties(rel, shown, proposed=proposed) for rel in TYPES]
        starts, ends, both, actual = (np.concatenate(told) for told in zip(*parts, strict=True))
        at = np.cumsum(shown) - 1
        ids = self.columns.nodes.told["id"][shown].tolist()
        return view_of(ids, Ties(at[starts], at[ends], both, actual), proposed=proposed)

    def _ties(self, rel: str, shown: Any, *, proposed: bool) -> tuple[Any, Any, Any, Any]:
        claims = self.certain(rel, proposed=proposed)
        claims = claims[self.of_view[claims.start] & self.of_view[claims.end]]
        claims = claims.between(self.open_self[claims.start], self.open_self[claims.end])
        claims = claims[(claims.start >= 0) & (claims.end >= 0)]
        claims = claims[shown[claims.start] & shown[claims.end] & (claims.start != claims.end)]
        both = np.full(len(claims.start), rel in BOTH_WAYS)
        return claims.start, claims.end, both, claims.status == _ACTUAL

    def _places(self, other: Mapping[str, str]) -> Any:
        """Give for each node the place of another that some are mapped to by id, of the rest their own."""
        nodes = self.columns.nodes
        found = np.arange(len(nodes.number))
        for name, to in other.items():
            found[nodes.place[name]] = nodes.place[to]
        return found

    def _ends(self, claims: Claims) -> list[tuple[str, str]]:
        ids = self.columns.nodes.told["id"]
        return list(zip(ids[claims.start].tolist(), ids[claims.end].tolist(), strict=True))


def nationwide(columns: Columns, day: date, months: int | None = None, audience: str = "public") -> Nationwide:
    """Set the nation for a day and an audience.

    Args:
        columns: What is held.
        day: The day asked about.
        months: For which claims count after they were last confirmed; as their types say where absent.
        audience: Who may see it: public, or all.
    """
    public = audience == "public"
    seen = columns.nodes.public | (not public)
    merged = contract(_records(columns, seen, public=public), day)
    return Nationwide(columns, day, months, public, seen, merged, selves(merged, day))


def _records(columns: Columns, seen: Any, *, public: bool) -> Network:
    """Make a network of the records that succeed or are the same as others: as `graph.projection.records` reads it."""
    nodes, network = columns.nodes, Network()
    for rel in ("SUCCEEDS", "SAME_AS"):
        claims = columns.claims[rel]
        claims = claims[seen[claims.start] & seen[claims.end] & (claims.public | (not public))]
        for at in sorted({*claims.start.tolist(), *claims.end.tolist()}):
            network.add_node(nodes.told["id"][at], **nodes.row(at))
        for start, end, told in claims.rows():
            network.add_edge(nodes.told["id"][start], nodes.told["id"][end], type=rel, **told)
    return network


def _open_on(nodes: Nodes, day: date) -> Any:
    """Say which nodes are open on a day, as `graph.dates.is_open` does for one."""
    today = day.toordinal()
    proposed, closed = (
        np.array([str(status or "").startswith(word) for status in nodes.told["status"]], bool)
        for word in ("Proposed", "Closed")
    )
    undated = nodes.closed == 0
    return ~proposed & ~(closed & undated) & (nodes.opened <= today) & (undated | (nodes.closed > today))
