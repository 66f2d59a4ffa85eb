from collections import Counter
from datetime import date
from itertools import chain, islice
from typing import Any

import pytest

from graph.errors import BadInput
from graph.kinds import LINKS, Entity, Link, Node
from graph.schema import KIND_ENDS, Alliance, Council, Inspection, Leader, MemberOf, School, Succeeds, Supports, Trust
from seed.illustrative import illustrative, size
from seed.illustrative_names import MOST_COUNCILS, council_code, place_name

DAY = date(2025, 9, 1)
Made = tuple[dict[str, Any], list[Link]]


def made(schools: int, councils: int = 1, **more: Any) -> Made:
    """Give the nodes by id (documents among them) and the claims."""
    batch = illustrative(schools, councils, **more)
    items = list(chain(batch.documents, batch.items))
    nodes = [item for item in items if isinstance(item, Node)]
    assert max(Counter(node.id for node in nodes).values()) == 1
    return {node.id: node for node in nodes}, [item for item in items if isinstance(item, Link)]


@pytest.fixture(scope="module", params=[(1, 1), (13, 2), (120, 1), (2000, size(2000))], ids=str)
def batch(request: pytest.FixtureRequest) -> Made:
    return made(*request.param)


def test_the_same_parameters_give_the_same_items_and_hash() -> None:
    one, other = illustrative(150, 2), illustrative(150, 2)
    assert list(one.items) == list(other.items)
    assert one.sha256 == other.sha256
    assert one.documents == other.documents
    assert (one.kind, one.name) == ("illustrative", "demo")


@pytest.mark.parametrize("more", [{"seed": 7}, {"day": date(2024, 1, 31)}, {"councils": 2}, {"schools": 121}], ids=str)
def test_another_parameter_gives_another_hash_and_other_items(more: dict[str, Any]) -> None:
    one, other = illustrative(), illustrative(**more)
    assert one.sha256 != other.sha256
    assert list(one.items) != list(other.items)


def test_nodes_come_before_claims_and_are_made_only_as_they_are_read() -> None:
    first = list(islice(illustrative(22_000, 183).items, 100))
    assert isinstance(first[0], Council)
    assert all(isinstance(item, Node) for item in first)
    kinds = [isinstance(item, Link) for item in illustrative(130, 2).items]
    assert kinds == sorted(kinds)


def test_every_end_and_source_resolves_and_fits_its_kind(batch: Made) -> None:
    nodes, links = batch
    for link in links:
        start, end = link.ends
        assert nodes[link.from_id].label in start, link
        assert nodes[link.to_id].label in end, link
        assert nodes[link.source].label == "Document", link
        assert link.from_id != link.to_id
    assert {node.source for node in nodes.values() if getattr(node, "source", None)} <= nodes.keys()


def test_claims_have_ids_of_their_own_which_tell_them_apart(batch: Made) -> None:
    _, links = batch
    assert len({link.id for link in links}) == len(links)
    assert all(link.id.startswith("illustrative:") for link in links)


def test_every_item_is_valid_as_the_model_reads_it_again(batch: Made) -> None:
    nodes, links = batch
    for item in (*islice(nodes.values(), 300), *islice(links, 1000)):
        told = {name: getattr(item, name) for name in type(item).model_fields}
        assert type(item).model_validate(told) == item


def test_nothing_can_be_taken_for_real(batch: Made) -> None:
    nodes, _ = batch
    for node in nodes.values():
        assert node.id.startswith("illustrative:")
        if isinstance(node, Entity):
            assert node.illustrative
            assert "illustrative" in node.name.lower() or "Example" in node.name
    schools = [node for node in nodes.values() if isinstance(node, School)]
    assert all(school.urn > 900_000 and school.id == f"illustrative:school:urn:{school.urn}" for school in schools)
    codes = {node.code for node in nodes.values() if isinstance(node, Council)}
    assert all(len(code) == 3 and code[0].isalpha() for code in codes)
    assert {school.council for school in schools} <= codes


def test_no_days_are_inverted_and_no_document_vouches_for_later_days_than_its_own(batch: Made) -> None:
    nodes, links = batch
    for link in links:
        days = [link.start_min, link.start_max, link.end_min, link.end_max]
        told = [day for day in days if day]
        assert told == sorted(told), link
        if link.end_max is None:
            assert link.end_min <= nodes[link.source].date, link


def test_a_kind_that_ended_holds_no_later(batch: Made) -> None:
    nodes, links = batch
    old = {node.id for node in nodes.values() if isinstance(node, Alliance) and node.kind in KIND_ENDS}
    assert old
    for link in links:
        if {link.from_id, link.to_id} & old:
            assert link.kind_ended == link.end_max == KIND_ENDS["teaching school alliance"]


def test_grades_stop_in_september_2024_and_inspections_are_of_open_schools() -> None:
    nodes, links = made(600, 5)
    told = [(nodes[link.from_id], nodes[link.to_id]) for link in links if link.rel == "INSPECTED"]
    assert {one.overall is None for _, one in told} == {True, False}
    for school, one in told:
        assert isinstance(one, Inspection)
        assert (one.overall is None) == (one.date >= date(2024, 9, 1))
        assert school.opened is None or school.opened < one.date
        assert school.closed is None or one.date < school.closed


def test_a_council_of_120_has_the_size_and_shape_of_a_real_one() -> None:
    nodes, links = made(120)
    labels, types = (Counter(node.label for node in nodes.values()), Counter(link.rel for link in links))
    assert labels["School"] == 120
    assert labels["Council"] == 2  # its neighbour has no schools
    assert 250 < len(nodes) < 350
    assert 1_000 < len(links) < 1_500
    assert types.keys() >= LINKS.keys() - {"PART_OF", "STRUCK", "APPROACHED"}
    assert types["SUCCEEDS"] == 6  # two conversions, a merger of two, a split in two
    assert types["SAME_AS"] == 1
    assert {link.visibility for link in links} == {"public", "internal"}
    assert {link.status for link in links} == {"actual", "proposed", "ended"}
    assert "tentative" in {link.confidence for link in links}


def test_the_schools_carry_what_the_register_and_the_census_have() -> None:
    nodes, _ = made(120)
    schools = [node for node in nodes.values() if isinstance(node, School)]
    assert {school.sector for school in schools} == {"maintained", "academy", "non-maintained special", "independent"}
    assert {"Primary", "Secondary", "Not applicable"} <= {school.phase for school in schools}
    assert {school.status for school in schools} == {"Open", "Closed", "Proposed to open"}
    assert all(80_000 <= school.easting <= 656_000 and 5_000 <= school.northing <= 657_000 for school in schools)
    assert 0 < sum(school.pupils is None for school in schools) < 20
    assert all((school.pupils is None) == (school.census_date is None) for school in schools)
    assert all(0 <= school.fsm_percent <= 100 for school in schools if school.fsm_percent is not None)
    assert [school.status for school in schools if school.opened and school.opened > DAY] == ["Proposed to open"]


def test_trusts_are_skewed_and_the_widest_cross_councils() -> None:
    nodes, links = made(2_000, 17)
    members: Counter[str] = Counter()
    councils: dict[str, set[str]] = {}
    for link in links:
        if isinstance(link, MemberOf) and isinstance(nodes[link.to_id], Trust) and link.end_max is None:
            members[link.to_id] += 1
            councils.setdefault(link.to_id, set()).add(nodes[link.from_id].council)
    sizes = sorted(members.values())
    assert sizes[len(sizes) // 3] == 1
    assert sizes[-1] >= 14
    assert max(map(len, councils.values())) >= 5


def test_many_schools_show_every_phase() -> None:
    nodes, _ = made(2_000, 17)
    told = {node.phase for node in nodes.values() if isinstance(node, School)}
    phases = {"Nursery", "Primary", "Middle deemed secondary", "Secondary", "All-through", "16 plus", "Not applicable"}
    assert told == phases


def test_support_comes_from_every_kind_of_giver_and_posts_are_no_persons() -> None:
    nodes, links = made(120)
    givers = {nodes[link.from_id].label for link in links if isinstance(link, Supports)}
    assert givers == {"School", "Leader", "Alliance", "Partnership", "Programme", "Body", "Council", "Trust"}
    assert len({link.focus for link in links if isinstance(link, Supports)}) > 8
    posts = [node for node in nodes.values() if isinstance(node, Leader)]
    assert {post.designation for post in posts} == {"NLE", "LLE", "partner headteacher", "adviser", "chair"}


def test_a_successor_opens_on_the_day_its_predecessor_is_closed() -> None:
    nodes, links = made(240, 2)
    for link in links:
        if isinstance(link, Succeeds):
            assert nodes[link.from_id].opened == nodes[link.to_id].closed == link.start_min


def test_more_schools_give_proportionately_more(batch: Made) -> None:
    nodes, links = batch
    schools = sum(isinstance(node, School) for node in nodes.values())
    if schools >= 120:
        assert 2.2 < len(nodes) / schools < 2.8
        assert 9 < len(links) / schools < 11.5


def test_councils_share_the_schools_and_the_last_is_small_with_a_complete_return() -> None:
    nodes, _ = made(250, 3)
    assert Counter(node.council for node in nodes.values() if isinstance(node, School)) == {
        "X01": 119,
        "X02": 119,
        "X03": 12,
    }
    complete = [node.complete_for for node in nodes.values() if getattr(node, "complete_for", None)]
    assert complete == [["MEMBER_OF@X03", "PARTNERS_WITH@X03", "SUPPORTS@X03"]]


def test_a_size_gives_the_number_of_councils_england_would_have() -> None:
    assert [size(schools) for schools in (1, 120, 2_000, 22_000, 90_000)] == [1, 1, 17, 183, MOST_COUNCILS]


def test_names_and_codes_of_places_are_all_different() -> None:
    assert len({place_name(number) for number in range(MOST_COUNCILS + 1)}) == MOST_COUNCILS + 1
    assert len({council_code(number) for number in range(1, MOST_COUNCILS + 1)}) == MOST_COUNCILS


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"schools": 0}, "1 councils for 0 schools cannot be made: give 1 to 196 councils"),
        ({"councils": 0}, "0 councils for 120 schools"),
        ({"councils": 197, "schools": 9_000}, "197 councils for 9000 schools"),
        ({"councils": 5, "schools": 4}, "at least one school for each"),
        ({"day": date(2022, 8, 31)}, "give a day from 2022-09-01 on"),
    ],
)
def test_parameters_out_of_range_are_refused_with_the_remedy(more: dict[str, Any], message: str) -> None:
    with pytest.raises(BadInput, match=message):
        illustrative(**more)


@pytest.mark.parametrize("day", [date(2022, 9, 1), date(2024, 2, 29), date(2026, 1, 1), date(2031, 12, 31)], ids=str)
@pytest.mark.parametrize("seed", [1, 2])
def test_any_day_and_any_seed_give_days_in_order(day: date, seed: int) -> None:
    nodes, links = made(130, 2, seed=seed, day=day)
    for link in links:
        told = [day for day in (link.start_min, link.start_max, link.end_min, link.end_max) if day]
        assert told == sorted(told), link
    assert len([node for node in nodes.values() if isinstance(node, School)]) == 130
