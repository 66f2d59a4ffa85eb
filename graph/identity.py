"""Records of one thing, and a thing's earlier selves: SAME_AS contracted, SUCCEEDS followed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import networkx as nx

from graph.dates import is_open
from graph.projection import Network


@dataclass(frozen=True)
class Selves:
    """Who is read as whom on a day.

    later: earlier record -> the one open or newest record that its claims are read as, only over one-to-one steps;
    broken: successor -> names of predecessors whose claims are not carried, because they split or merged.
    """

    later: dict[str, str]
    broken: dict[str, list[str]]

    def now(self, name: str) -> str:
        """Give the record that an id is read as."""
        return self.later.get(name, name)

    def earlier(self) -> dict[str, list[str]]:
        """Give the earlier records that are read as each record."""
        return read_by(self.later)


def read_by(later: Mapping[str, str]) -> dict[str, list[str]]:
    """Give for each record all those that are read as it.

    >>> read_by({"paper-ash": "Oak", "Ash": "Oak"})
    {'Oak': ['paper-ash', 'Ash']}
    """
    turned: dict[str, list[str]] = {}
    for old, new in later.items():
        turned.setdefault(new, []).append(old)
    return turned


def _claims_of(network: Network, rel: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give start, end and properties of every claim of one type."""
    return ((start, end, told) for start, end, told in network.edges(data=True) if told["type"] == rel)


def _undated(told: dict[str, Any]) -> bool:
    return not any(told.get(name) for name in ("start_min", "start_max", "end_min", "end_max"))


def _is_certain(told: dict[str, Any], day: date) -> bool:
    """Say whether two records certainly are one: that does not lapse, so no carry ends it, only a told end."""
    firm = told["status"] == "actual" and told["confidence"] == "stated"
    begun = told.get("start_max") is not None and told["start_max"] <= day
    return firm and (_undated(told) or (begun and (told.get("end_max") is None or day <= told["end_max"])))


def contract(network: Network, day: date) -> Network:
    """Give a new network in which records of one thing are one node.

    Only certain, actual, stated SAME_AS claims contract (an undated one is timeless), transitively. The record of
    the register (with a URN, UID or code) survives; two different URNs never become one.
    """
    rename: dict[str, str] = {}
    same: nx.Graph[str] = nx.Graph()
    same.add_edges_from(sorted((a, b) for a, b, told in _claims_of(network, "SAME_AS") if _is_certain(told, day)))
    for group in nx.connected_components(same):
        survivor = min(group, key=lambda name: (not _registered(network, name), name))
        urns = {network.nodes[name].get("urn") for name in group} - {None}
        rename |= {} if len(urns) > 1 else {name: survivor for name in group if name != survivor}
    return _renamed(network, rename) if rename else network


def _registered(network: Network, name: str) -> bool:
    return any(network.nodes[name].get(key) is not None for key in ("urn", "uid", "code"))


def _filled(network: Network, survivor: str, others: list[str]) -> dict[str, Any]:
    """Give the survivor's properties; what it does not tell, the other records tell, in order of id."""
    told: dict[str, Any] = {}
    for name in [*sorted(others, reverse=True), survivor]:
        told |= {k: v for k, v in network.nodes[name].items() if v is not None}
    return told


def _renamed(network: Network, rename: dict[str, str]) -> Network:
    new: Network = nx.MultiDiGraph(**network.graph)
    new.graph["same"] = rename
    new.add_nodes_from((name, told) for name, told in network.nodes.items() if name not in rename)
    for survivor in set(rename.values()):
        others = [name for name, kept in rename.items() if kept == survivor]
        new.add_node(survivor, **_filled(network, survivor, others))
    for start, end, key, told in network.edges(keys=True, data=True):
        a, b = rename.get(start, start), rename.get(end, end)
        if a != b:
            new.add_edge(a, b, key, **told)
    return new


def selves(network: Network, day: date) -> Selves:
    """Follow successions that have happened by a day: a step counts from the latest day on which it can have begun.

    A school that is told to be open still was split, and keeps its own claims.
    """
    successors: dict[str, set[str]] = {}
    predecessors: dict[str, set[str]] = {}
    for new, old, told in _claims_of(network, "SUCCEEDS"):
        if _has_happened(told, day) and _has_opened(network, new, day):
            successors.setdefault(old, set()).add(new)
            predecessors.setdefault(new, set()).add(old)
    step = {
        old: next(iter(new))
        for old, new in successors.items()
        if len(new) == 1 == len(predecessors[next(iter(new))]) and not _still_open(network, old, day)
    }
    broken = {
        new: sorted(str(network.nodes[o].get("name", o)) for o in olds if o not in step)
        for new, olds in predecessors.items()
    }
    return Selves({old: _last(step, old) for old in step}, {new: olds for new, olds in broken.items() if olds})


def read_as(network: Network, day: date) -> tuple[dict[str, str], dict[str, str]]:
    """Say for each record that stands for another what it is on a day: only over SAME_AS, and over succession too.

    >>> from graph.drawing import as_network, draw
    >>> told = as_network(draw("paper-ash -SAME_AS-> Ash#1{closed: 2013-08-31} <-SUCCEEDS- Oak#2 -SUCCEEDS-> Elm#3"))
    >>> read_as(told, date(2014, 1, 1))
    ({'paper-ash': 'Ash'}, {'paper-ash': 'Ash'})
    >>> told.remove_node("Elm")  # a merger of two now is a succession of one by one
    >>> read_as(told, date(2014, 1, 1))
    ({'paper-ash': 'Ash'}, {'Ash': 'Oak', 'paper-ash': 'Oak'})
    """
    merged = contract(network, day)
    same: dict[str, str] = merged.graph.get("same", {})
    later = selves(merged, day).later
    return same, {name: later.get(one, one) for name, one in sorted(({n: n for n in later} | same).items())}


def _still_open(network: Network, name: str, day: date) -> bool:
    told = network.nodes[name]
    known = told.get("status") is not None or told.get("closed") is not None
    return told.get("label") == "School" and known and is_open(told, day)


def _has_happened(told: dict[str, Any], day: date) -> bool:
    actual = told["status"] == "actual" and told["confidence"] != "tentative"
    return actual and (_undated(told) or (told.get("start_max") is not None and told["start_max"] <= day))


def _has_opened(network: Network, name: str, day: date) -> bool:
    opened = network.nodes[name].get("opened")
    return opened is None or opened <= day


def _last(step: dict[str, str], name: str) -> str:
    seen = {name}
    while name in step and step[name] not in seen:
        name = step[name]
        seen.add(name)
    return name


def open_self(network: Network, known: Selves, name: str, day: date) -> str | None:
    """Give the record under which a body is open on a day: itself or its one successor; None where neither is."""
    for candidate in (name, known.now(name)):
        if is_open(network.nodes[candidate], day):
            return candidate
    return None
