"""What stands on a day around the schools asked about: the ground on which support is judged."""

from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any

from graph.dates import Holds, carry, holds
from graph.identity import Selves, contract, open_self, selves
from graph.projection import Network

Told = dict[str, Any]
Claim = tuple[str, str, Told]  # its start, its end and what it tells


@dataclass(frozen=True)
class Scene:
    """A contracted network with the day, the carry and who is read as whom."""

    network: Network
    day: date
    months: int | None
    known: Selves

    def holds(self, told: Told) -> Holds:
        """Say how a claim stands on the day."""
        return holds(told, self.day, carry(told["type"], self.months))

    def certain(self, told: Told) -> bool:
        """Say whether a claim is actual, stated or inferred, and certainly holds."""
        return self.firm(told) and self.holds(told) == "certainly"

    def firm(self, told: Told) -> bool:
        """Say whether a claim is actual, and stated or inferred."""
        return bool(told["status"] == "actual" and told["confidence"] != "tentative")

    def label(self, name: str) -> str:
        """Give the kind of a node."""
        return str(self.network.nodes[name].get("label"))

    def one(self, name: str) -> str:
        """Give the record that stands for an id after contraction."""
        same: dict[str, str] = self.network.graph.get("same", {})
        return same.get(name, name)

    def name(self, name: str) -> str:
        """Give the name of a node for a person."""
        return str(self.network.nodes[name].get("name", name))

    def value(self, name: str, field: str) -> Any:
        """Give what is told of a node; None where it is not."""
        return self.network.nodes[name].get(field)

    def __contains__(self, name: str) -> bool:
        """Say whether there is a node of this id."""
        return name in self.network

    def open_self(self, name: str) -> str | None:
        """Give the record under which a body is open on the day; None where it is closed without an open successor."""
        return open_self(self.network, self.known, name, self.day)

    def records(self, school: str) -> list[str]:
        """Give the ids whose claims are read as this school's: its own and its one-to-one predecessors'."""
        return [school, *self._earlier.get(school, ())]

    @cached_property
    def _earlier(self) -> dict[str, list[str]]:
        return self.known.earlier()

    def claims(self, school: str, rels: AbstractSet[str] | None = None) -> Iterator[tuple[Told, str, bool]]:
        """Give the claims on a school (their properties, the other end, whether it goes out), in order of id.

        Args:
            school: Its id.
            rels: Types that are wanted; all if absent.
        """
        found = []
        for record in self.records(school):
            found += [(told, end, True) for _, end, told in self.network.out_edges(record, data=True)]
            found += [(told, start, False) for start, _, told in self.network.in_edges(record, data=True)]
        wanted = found if rels is None else [item for item in found if item[0]["type"] in rels]
        return iter(sorted(wanted, key=lambda item: (str(item[0]["id"]), item[2])))

    @cached_property
    def _by_type(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for claim in self.network.edges(data=True):
            found.setdefault(claim[2]["type"], []).append(claim)
        return found

    def of_type(self, *rels: str) -> Iterator[Claim]:
        """Give start, end and properties of every claim of some types."""
        return chain.from_iterable(self._by_type.get(rel, ()) for rel in rels)

    @cached_property
    def council_of(self) -> dict[str, str]:
        """Give each school's council: where it certainly is, else where it possibly is, else as its record says."""
        nodes: dict[str, Told] = dict(self.network.nodes.items())
        codes = {
            told["code"]: name for name, told in nodes.items() if told.get("label") == "Council" and told.get("code")
        }
        recorded = {name: codes[told["council"]] for name, told in nodes.items() if told.get("council") in codes}
        area = sorted((claim for claim in self.of_type("IN_AREA_OF") if self.firm(claim[2])), key=_last_confirmed)
        standing = [(start, end, self.holds(told)) for start, end, told in area]
        possible = {start: end for start, end, holding in standing if holding == "possibly"}
        certain = {start: end for start, end, holding in standing if holding == "certainly"}
        found = recorded | possible | certain
        for name, told in nodes.items():  # a part of a cohort lies where the whole lies
            whole, seen = self.one(str(told.get("of"))), {name}
            while name not in found and whole in nodes and whole not in seen:
                if whole in found:
                    found[name] = found[whole]
                seen.add(whole)
                whole = self.one(str(nodes[whole].get("of")))
        return found

    @cached_property
    def trusts_of(self) -> dict[str, set[str]]:
        """Give the trusts that each school certainly belongs to."""
        found: dict[str, set[str]] = {}
        for start, end, told in self.of_type("MEMBER_OF"):
            if self.label(end) == "Trust" and self.certain(told):
                found.setdefault(self.known.now(start), set()).add(self.known.now(end))
        return found

    @cached_property
    def company(self) -> dict[str, set[str]]:
        """Give for each group its open members, leads and cohorts, certain on the day; none is its own."""
        found: dict[str, set[str]] = {}
        for start, end, told in self.of_type("MEMBER_OF", "LEADS"):
            if not self.certain(told):
                continue
            member, group = self.open_self(start), self.known.now(end)
            if member and self.known.now(member) != group:
                found.setdefault(group, set()).add(member)
        return found

    def has_others(
        self, group: str, school: str, *, schools_only: bool = False, without: AbstractSet[str] = frozenset()
    ) -> bool:
        """Say whether a group has another open member, a lead or a cohort beside a school, and `without` some."""
        company = self.schools_of if schools_only else self.company
        own = self.records(school)
        # Ends at the first other one, for a group may have thousands of members and each of them asks.
        return any(name not in own and name not in without for name in company.get(self.known.now(group), ()))

    @cached_property
    def schools_of(self) -> dict[str, set[str]]:
        """Give for each group the schools among its open members and leads, certain on the day."""
        return {group: {n for n in names if self.label(n) == "School"} for group, names in self.company.items()}

    @cached_property
    def seated(self) -> dict[str, Counter[str]]:
        """Give for each group how many of its company are each body, or are posts based there."""
        return {group: Counter(at for n in names for at in self.homes(n)) for group, names in self.company.items()}

    def homes(self, name: str) -> set[str]:
        """Give a body and, of a post, the bodies at which it is based."""
        return {name, *self.bases.get(name, ())}

    @cached_property
    def led_by(self) -> dict[str, set[str]]:
        """Give the other bodies that certainly lead each group."""
        found: dict[str, set[str]] = {}
        for start, end, told in self.of_type("LEADS"):
            lead, group = self.known.now(start), self.known.now(end)
            if lead != group and self.certain(told):
                found.setdefault(group, set()).add(lead)
        return found

    @cached_property
    def bases(self) -> dict[str, set[str]]:
        """Give for each post the bodies at which it is certainly based."""
        found: dict[str, set[str]] = {}
        for start, end, told in self.of_type("BASED_AT"):
            if self.label(start) == "Leader" and self.certain(told):
                found.setdefault(self.known.now(start), set()).add(self.known.now(end))
        return found

    @cached_property
    def posts_at(self) -> dict[str, set[str]]:
        """Give for each body the posts that are certainly based there."""
        found: dict[str, set[str]] = {}
        for post, bodies in self.bases.items():
            for body in bodies:
                found.setdefault(body, set()).add(post)
        return found


def _last_confirmed(claim: Claim) -> tuple[date, date, str]:
    """Order claims so that the one confirmed last comes last."""
    told = claim[2]
    return told.get("end_min") or date.min, told.get("start_max") or date.min, str(told["id"])


def scene(network: Network, day: date, months: int | None = None) -> Scene:
    """Set the scene for a day on a projected network, which is left as it is."""
    merged = contract(network, day)
    return Scene(merged, day, months, selves(merged, day))
