from collections import Counter
from datetime import date
from functools import cache
from math import hypot
from typing import Any

import networkx as nx
import pytest

from graph.coverage_options import STATE_FUNDED, GapsQuery
from graph.dates import is_open
from graph.kinds import Link
from graph.projection import Network
from graph.reasons import Judged, judge
from graph.scene import Scene, scene
from graph.schema import School
from graph.support import evidence
from seed.illustrative import illustrative

DAY = date(2025, 9, 1)
REASONS = [
    "no_link_recorded", "only_proposed", "only_tentative", "only_expired", "only_possible", "only_gives",
    "only_through_trust", "only_sponsor", "only_council", "only_represented", "supporter_closed", "answered_none",
    "single_support", "membership_only",
]  # fmt: skip


def network_of(schools: int, councils: int) -> Network:
    """Give the public nodes and claims of a batch as the network that coverage judges."""
    batch = illustrative(schools, councils, day=DAY)
    network: Network = nx.MultiDiGraph()
    for item in (*batch.documents, *batch.items):
        told: dict[str, Any] = {name: getattr(item, name) for name in type(item).model_fields}
        if isinstance(item, Link) and item.visibility == "public":
            network.add_edge(item.from_id, item.to_id, item.id, **told, type=item.rel)
        elif not isinstance(item, Link):
            network.add_node(item.id, **told, label=item.label)
    return network


@cache
def judged(schools: int = 120, councils: int = 1) -> tuple[Scene, dict[str, Judged]]:
    """Judge every open state-funded school; a complete return covers the last of several councils."""
    here, query = scene(network_of(schools, councils), DAY), GapsQuery()
    found = {}
    for name, told in here.network.nodes(data=True):
        if told["label"] == "School" and told["sector"] in STATE_FUNDED and is_open(told, DAY):
            complete = councils > 1 and told["council"] == f"X{councils:02d}"
            found[name] = judge(here, name, list(evidence(here, name, query)), query, complete=complete)
    return here, found


def codes(one: Judged) -> list[str]:
    return [reason.code for reason in one.reasons]


@pytest.mark.parametrize("code", REASONS)
def test_every_reason_occurs_alone_in_a_council_of_120(code: str) -> None:
    _, found = judged()
    companions = {"membership_only": {"single_support"}}.get(code, set())
    assert any(code in codes(one) and set(codes(one)) <= {code} | companions for one in found.values())


def test_about_half_of_the_schools_are_linked_and_a_few_said_that_they_have_none() -> None:
    for size in ((120, 1), (2_000, 17)):
        _, found = judged(*size)
        states = Counter(one.state for one in found.values())
        assert 0.4 < states["linked"] / len(found) < 0.6
        assert 0 < states["confirmed_none"] < 0.06 * len(found)


def test_a_complete_return_makes_silence_an_answer_in_the_second_council_only() -> None:
    here, found = judged(132, 2)
    silent = [name for name, one in found.items() if "register_complete" in codes(one)]
    assert silent
    assert {here.network.nodes[name]["council"] for name in silent} == {"X02"}
    states = {one.state for name, one in found.items() if here.network.nodes[name]["council"] == "X02"}
    assert states == {"linked", "confirmed_none"}


@pytest.mark.parametrize("size", [(120, 1), (1_000, 8)])
def test_a_remote_school_lies_more_than_15_km_from_every_other(size: tuple[int, int]) -> None:
    here, _ = judged(*size)
    schools = [told for _, told in here.network.nodes(data=True) if told["label"] == "School"]

    def nearest(one: dict[str, Any]) -> float:
        apart = (hypot(one["easting"] - o["easting"], one["northing"] - o["northing"]) for o in schools if o is not one)
        return min(apart)

    remote = [one["council"] for one in schools if nearest(one) > 15_000]
    assert len(remote) == len(set(remote)) == max(1, size[1] - 1)  # the last of several councils is small


def test_claims_on_a_predecessor_reach_its_one_successor_but_no_merged_or_split_school() -> None:
    here, found = judged()
    carried = [name for name in found if here.known.earlier().get(name)]
    assert sorted(found[name].state for name in carried) == ["linked", "not_known"]
    assert ["only_expired" in codes(found[name]) for name in carried if found[name].state != "linked"] == [True]
    broken = [found[name] for name in here.known.broken if name in found]
    assert [one.reasons[0].code for one in broken] == ["no_link_recorded"] * 3
    assert all("split or merged" in one.reasons[0].text for one in broken)


def test_two_records_of_one_company_are_one_supporter() -> None:
    here, found = judged()
    assert len([body for body in network_of(120, 1) if ":company" in body]) == 2
    assert len([body for body in here.network if ":company" in body]) == 1
    by_company = [one for one in found.values() if {item.other for item in one.linked_by} and _is_company(one)]
    assert [codes(one) for one in by_company] == [["single_support"]]
    assert len(by_company[0].linked_by) == 2


def _is_company(one: Judged) -> bool:
    return all(":company" in item.other for item in one.linked_by) and len(one.linked_by) > 1


def test_a_hub_links_no_school_and_a_clash_of_answers_is_there_to_be_found() -> None:
    here, found = judged()
    members = [start for start, _, told in here.network.edges(data=True) if "qualifier" in told and _of_hub(told)]
    assert len(members) == 2
    assert {found[name].state for name in members} == {"not_known"}
    answered = {start for start, _, told in here.network.edges(data=True) if told["type"] == "ANSWERED_NONE"}
    assert [found[name].state for name in sorted(answered)].count("linked") == 1


def _of_hub(told: dict[str, Any]) -> bool:
    return str(told["qualifier"]) == "partner school"


def test_schools_that_are_not_open_on_the_day_are_there_to_be_left_out() -> None:
    here, _ = judged()
    schools = [School(**_own(told)) for _, told in here.network.nodes(data=True) if told["label"] == "School"]
    shut = [school for school in schools if school.status == "Closed"]
    assert [school.closed is None for school in shut].count(True) == 1
    assert len([school for school in schools if school.opened and school.opened > DAY]) == 1
    assert any(school.sector == "independent" for school in schools)


def _own(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if name != "label"}
