"""Too many things for one map, folded: what is tied alike becomes one thing with its count, and links are counted."""

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from typing import Any

from graph.projection import Network

MOST = 500  # things; beyond, a map is summarised
LISTED = 40  # names that a folded thing tells
_SAME = ("label", "state", "phase", "council")  # what parts share, the whole is told to have
_DAYS = ("start_min", "start_max", "end_min", "end_max", "as_given", "holds", "focus", "quote")


def folded(network: Network, keep: Collection[str] = (), most: int = MOST) -> Network:
    """Give a network of at most `most` nodes; one that has no more is given as it is.

    First, nodes of one kind and state that are tied alike to the same others become one node. Where that is not
    enough, all but the nodes with most links become one node for each kind and state.

    Args:
        network: n nodes with `label`, links with `type` and `status`.
        keep: Ids that are never folded.
        most: At most so many nodes, and never fewer than the kinds and states that there are.

    Returns:
        Folded nodes have `count` and `parts` (up to 40 pairs of id and name); links that were folded have `n`.
    """
    if len(network) <= most:
        return network
    alike = {node: _tied(network, node) for node in network if node not in keep}
    often = Counter(alike.values())
    groups: dict[str, Hashable] = {node: key for node, key in alike.items() if often[key] > 1}
    found = _merged(network, groups)
    if len(found) <= most:
        return found
    degree = dict(found.degree())
    ranked = sorted(found, key=lambda node: (node not in keep, -degree[node], node))
    kinds = {_kind(found, node) for node in found}
    rest = {node: _kind(found, node) for node in ranked[max(most - len(kinds), len(keep)) :]}
    return _merged(found, rest)


def _kind(network: Network, node: str) -> tuple[str, str]:
    data = network.nodes[node]
    return str(data.get("label")), str(data.get("state"))


def _tied(network: Network, node: str) -> Hashable:
    """Give what two nodes must share to be folded: kind, state, and how they are tied to whom."""
    out = {(end, told["type"], told.get("status"), True) for _, end, told in network.out_edges(node, data=True)}
    into = {(start, told["type"], told.get("status"), False) for start, _, told in network.in_edges(node, data=True)}
    return (*_kind(network, node), frozenset(out | into))


def _merged(network: Network, groups: Mapping[str, Hashable]) -> Network:
    """Make each group one node, named by the first id in it; links that are alike then become one with its number."""
    members: dict[Hashable, list[str]] = {}
    for node in sorted(groups):
        members.setdefault(groups[node], []).append(node)
    one = {node: f"folded:{nodes[0]}" for nodes in members.values() if len(nodes) > 1 for node in nodes}
    new = Network(**network.graph)
    new.add_nodes_from((node, data) for node, data in network.nodes(data=True) if node not in one)
    for nodes in members.values():
        if len(nodes) > 1:
            new.add_node(one[nodes[0]], **_whole([network.nodes[node] | {"id": node} for node in nodes]))
    _add_links(network, new, one)
    return new


def _whole(parts: list[dict[str, Any]]) -> dict[str, Any]:
    count = sum(int(part.get("count", 1)) if "parts" in part else 1 for part in parts)
    told = _shared(parts, _SAME)
    named = [pair for part in parts for pair in part.get("parts", [(part["id"], str(part.get("name", part["id"])))])]
    kinds = "schools" if told.get("label") == "School" else f"things of the kind {str(told.get('label')).lower()}"
    illustrative = {"illustrative": True} if any(part.get("illustrative") for part in parts) else {}
    return told | illustrative | {"name": f"{count:,} {kinds}", "count": count, "parts": named[:LISTED]}


def _shared(parts: list[dict[str, Any]], names: Collection[str]) -> dict[str, Any]:
    first = parts[0]
    return {name: first[name] for name in names if first.get(name) and all(p.get(name) == first[name] for p in parts)}


def _add_links(network: Network, new: Network, one: Mapping[str, str]) -> None:
    bundles: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for start, end, key, told in network.edges(keys=True, data=True):
        a, b = one.get(start, start), one.get(end, end)
        if (a, b) == (start, end):
            new.add_edge(a, b, key, **told)
        elif a != b:
            alike = (a, b, str(told["type"]), str(told.get("status")), str(told.get("confidence")))
            bundles.setdefault(alike, []).append(told)
    for (a, b, rel, status, confidence), claims in bundles.items():
        sources = sorted({str(name) for told in claims for name in told.get("sources", [told.get("source")])})
        n = sum(int(told.get("n", 1)) for told in claims)
        told = {"type": rel, "status": status, "confidence": confidence, "n": n, "source": sources[0]}
        new.add_edge(a, b, f"{rel}:{a}:{b}:{status}:{confidence}", **told, sources=sources, **_shared(claims, _DAYS))
