"""The page of one organisation: its members, whom it supports, its place between others, what goes with it."""

from typing import Any

from api.answer_routes import answer_of
from api.frame import address, map_address
from api.map_view import KIND_OF
from api.sheet import Heading, Listing, Sheet, thing
from api.sheets import links
from api.sheets.support import names
from graph.broker_shapes import Broker, BrokersQuery
from graph.errors import PartnershipsError
from graph.map_cypher import around
from graph.party_shapes import Link, OrganisationParty
from graph.resilience_shapes import Loss
from graph.store import Store
from viz import broker_view, words
from viz.palette import kind_of
from viz.what_if_view import CHANGES

_LOSSES = (Heading("name", "School"), Heading("change", "What happens"), Heading("left", "What is left"))
_IF = "If it went, with its posts, and nothing came in its place."
_NO_BROKERS = frozenset({"Leader", "Document", "Cohort", "Programme"})  # never in the view that measures take


def sheet(store: Store, answer: OrganisationParty) -> Sheet:
    """Give what the page says."""
    kind = KIND_OF.get(answer.label, "organisation")
    members = [link for link in answer.links if link.reads == "has as member" and _is_in(link)]
    what_if = [("bodies", answer.id), ("council", links.code(answer)), ("as_of", answer.as_of)]
    return Sheet(
        title=f"What does {answer.name} do in the network?",
        said=[_does(answer, members), *_brokerage(store, answer)],
        crumbs=[("Maps", "/maps"), (answer.name, None)],
        facts=links.facts(answer),
        listings=[
            links.links(answer),
            links.struck(answer),
            Listing("Members", (links.LINKS[1], *links.LINKS[4:6]), members, lambda link: links.cells(link, answer)),
            Listing("What schools would lose", _LOSSES, answer.losses, lambda loss: _loss(loss, answer), "", _IF),
            links.records(answer),
        ],
        more=[
            ("How it is linked: its map", map_address(kind, answer.id, answer.as_of)),
            ("What if it goes", address("/what-if", what_if)),
        ],
        cypher=[around(answer.id)],
        illustrative=answer.illustrative,
        map=(kind, answer.id),
        as_of=answer.as_of,
    )


def _is_in(link: Link) -> bool:
    return link.holds in {"certainly", "possibly"} and link.status == "actual"


def _does(answer: OrganisationParty, members: list[Link]) -> str:
    groups = [link for link in members if link.other_label == "Cohort"]
    supports = {link.other for link in answer.links if link.reads == "supports" and _is_in(link)}
    last = sum(loss.change == "lost" for loss in answer.losses)
    counted = f", beside {len(groups)} that a source counts without naming them" if groups else ""
    return (
        f"{answer.name} is {_a(kind_of(answer.label))}. By name it has {len(members) - len(groups):,} members{counted}"
        f", and supports {len(supports):,}, as far as is recorded; {words.schools(last)} would lose the last support "
        "recorded if it went."
    )


def _a(word: str) -> str:
    return f"{'an' if word[:1].lower() in 'aeiou' else 'a'} {word}"


def _brokerage(store: Store, answer: OrganisationParty) -> list[str]:
    """Say which place it has between others in its council, where it has one."""
    if answer.council_id is None or answer.label in _NO_BROKERS:
        return []
    told: dict[str, Any] = {name: answer.options[name] for name in ("carry", "audience")}
    query = BrokersQuery(council=answer.council_id, as_of=answer.as_of, **told)
    try:
        found = answer_of(store, "brokers", query).bodies
    except PartnershipsError:
        return []
    mine: Broker | None = next((body for body in found if body.id == answer.id), None)
    if mine is None or not (mine.total or mine.betweenness):
        return [f"In the network of {answer.council} it stands between nobody: no route between others passes it."]
    often = f"most often {broker_view.role(mine)} ({words.grouped(mine.total)} times a broker)"
    cut = "; others would be cut off without it" if mine.articulation_point else ""
    place = f"number {found.index(mine) + 1} by betweenness ({mine.betweenness:.4f})"
    return [f"In the network of {answer.council}: {place}, {often if mine.total else 'no role'}{cut}."]


def _loss(loss: Loss, answer: OrganisationParty) -> dict[str, Any]:
    return {
        "name": thing(loss.name, "School", loss.id, answer.as_of, loss.urn),
        "change": CHANGES[loss.change],
        "left": names(loss.left, answer.as_of) if loss.left else "nothing that is recorded",
    }
