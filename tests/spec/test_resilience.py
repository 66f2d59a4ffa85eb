"""What goes with an organisation: drawn networks, whose answers can be counted in the picture.

Each school asked about is in the area of council 999 and each link holds on 10 December 2013, unless it says otherwise.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.coverage import gaps
from graph.coverage_options import GapsQuery
from graph.errors import AmbiguousThing, BadInput, UnknownThing
from graph.resilience import weights, what_if
from graph.resilience_shapes import WhatIf, WhatIfQuery
from graph.store import Store

DAY = date(2013, 12, 10)
IN = "-IN_AREA_OF-> Exemplar:Council#999"

# picture, who goes, (school: what happens to it, state after), islands, left without any link, without a lead
CASES: dict[str, tuple[str, str, dict[str, str], list[list[str]], list[str], list[str]]] = {
    "the only supporter": (f"Elm -SUPPORTS-> Ash {IN}", "Elm", {"Ash": "lost"}, [], ["Ash"], []),
    "one of two": (
        f"Elm -SUPPORTS-> Ash {IN}\nFir -SUPPORTS-> Ash", "Elm", {"Ash": "to_one"}, [], [], [],
    ),
    "one of three": (
        f"Elm -SUPPORTS-> Ash {IN}\nFir -SUPPORTS-> Ash\nGorse -SUPPORTS-> Ash", "Elm", {"Ash": "fewer"}, [], [], [],
    ),
    "two that went at once": (
        f"Elm -SUPPORTS-> Ash {IN}\nFir -SUPPORTS-> Ash", "Elm Fir", {"Ash": "lost"}, [], ["Ash"], [],
    ),
    "a school that goes is not one that loses": (
        f"Elm -SUPPORTS-> Ash {IN}\nAsh -SUPPORTS-> Birch {IN}", "Ash", {"Birch": "lost"}, [], ["Birch", "Elm"], [],
    ),
    "support that had lapsed is not lost": (
        f"Elm -SUPPORTS{{start_max: 2011-01-01, end_min: 2011-01-01}}-> Ash {IN}", "Elm", {}, [], [], [],
    ),
    "a post goes with the school where it is based": (
        f"Lee:Leader -SUPPORTS-> Ash {IN}\nLee -BASED_AT-> Elm", "Elm", {"Ash": "lost"}, [], [], [],
    ),
    "a post with another base stays": (
        f"Lee:Leader -SUPPORTS-> Ash {IN}\nLee -BASED_AT-> Elm\nLee -BASED_AT-> Fir", "Elm", {}, [], [], [],
    ),
    "an alliance without its lead stays and is marked": (
        f"Ash {IN}\nBirch {IN}\nElm -LEADS-> Yews:Alliance <-MEMBER_OF- Ash\nBirch -MEMBER_OF-> Yews", "Elm", {}, [],
        [], ["Yews"],
    ),
    "a member left alone in an alliance has lost": (
        f"Ash {IN}\nElm -LEADS-> Yews:Alliance <-MEMBER_OF- Ash", "Elm", {"Ash": "lost"}, [], [], ["Yews"],
    ),
    "an alliance that a post leads loses it with the post's school": (
        f"Ash {IN}\nLee:Leader -LEADS-> Yews:Alliance <-MEMBER_OF- Ash\nLee -BASED_AT-> Elm", "Elm",
        {"Ash": "lost"}, [], [], ["Yews"],
    ),
    "an alliance goes itself, and its lead that also supports is left": (
        f"Ash {IN}\nElm -LEADS-> Yews:Alliance <-MEMBER_OF- Ash\nElm -SUPPORTS-> Ash", "Yews", {"Ash": "fewer"}, [],
        [], [],
    ),
    "two records of one supporter go together": (
        f"Elm#100001 -SAME_AS-> Paper -SUPPORTS-> Ash {IN}", "Paper", {"Ash": "lost"}, [], ["Ash"], [],
    ),
    "claims on a predecessor go with its successor": (
        f"Elm -SUCCEEDS-> Old{{closed: 2013-09-01}} -SUPPORTS-> Ash {IN}", "Elm", {"Ash": "lost"}, [], ["Ash"], [],
    ),
    "a bridge between two groups": (
        f"Ash -PARTNERS_WITH-> Birch {IN}\nAsh {IN}\nCedar -SUPPORTS-> Dale -SUPPORTS-> Fern {IN}\nDale {IN}\n"
        "Elm -SUPPORTS-> Ash\nElm -SUPPORTS-> Cedar\nElm -SUPPORTS-> Gorse",
        "Elm", {"Ash": "to_one"}, [["Ash", "Birch"]], ["Gorse"], [],
    ),
    "nobody": (f"Elm:Trust\nAsh {IN}", "Elm", {}, [], [], []),
}  # fmt: skip


def ask(store: Store, *bodies: str, **options: Any) -> WhatIf:
    about = {"council": "Exemplar", "as_of": DAY, "bodies": bodies} | options
    return what_if(store, WhatIfQuery(**about))


@pytest.mark.parametrize("name", CASES)
def test_who_loses_what(name: str, drawn: Callable[..., Store]) -> None:
    picture, bodies, changes, islands, isolates, without_lead = CASES[name]
    answer = ask(drawn(f"{picture}\nZ:Council#998"), *bodies.split())
    assert {loss.id: loss.change for loss in answer.schools} == changes
    assert [[found.id for found in island] for island in answer.islands] == islands
    assert [found.id for found in answer.isolates] == isolates
    assert [found.id for found in answer.without_lead] == without_lead


@pytest.mark.parametrize("name", CASES)
def test_gaps_of_the_network_without_it_say_the_same(name: str, drawn: Callable[..., Store]) -> None:
    picture, bodies, changes, *_ = CASES[name]
    store = drawn(picture)
    before = {row.id: row.state for row in gaps(store, GapsQuery(council="Exemplar", as_of=DAY)).schools}
    answer = ask(store, *bodies.split())
    gone = {*bodies.split(), "Old" if "Old" in picture else "", "Elm" if "Paper" in bodies else ""}
    gone |= {post.id for found in answer.removed for post in found.posts}
    store.command(f"MATCH (n:Entity) WHERE n.id IN {sorted(gone)} DETACH DELETE n")
    after = {row.id: row.state for row in gaps(store, GapsQuery(council="Exemplar", as_of=DAY)).schools}
    expected = {name: state for name, state in before.items() if name not in gone}
    assert after == expected | {loss.id: loss.after for loss in answer.schools}
    assert {n for n in after if after[n] != before[n]} == {n for n, change in changes.items() if change == "lost"}


def test_the_heaviest_comes_first(drawn: Callable[..., Store]) -> None:
    store = drawn(
        f"Elm -SUPPORTS-> Ash {IN}\nElm -SUPPORTS-> Birch {IN}\nElm -SUPPORTS-> Cedar {IN}\nFir -SUPPORTS-> Cedar\n"
        f"Gorse:Trust -SUPPORTS-> Dale {IN}\nHazel:Alliance <-LEADS- Ivy\nHazel <-MEMBER_OF- Fern {IN}"
    )
    answer = weights(store, WhatIfQuery(council="Exemplar", as_of=DAY, top=3))
    assert (answer.linked, answer.resting, answer.left_out) == (5, 4, 2)
    # Ash and Birch rest on Elm alone, Cedar on Elm and Fir; Fern on the alliance, and on Ivy, its only other member.
    told = [(body.id, body.lost, body.to_one, body.islands, body.isolates) for body in answer.bodies]
    assert told == [("Elm", 2, 1, 0, 2), ("Gorse", 1, 0, 0, 1), ("Hazel", 1, 0, 0, 2)]


names = st.sampled_from(["Ash", "Birch", "Cedar", "Elm", "Fir"])
edge = st.one_of(
    st.tuples(names, st.sampled_from(["SUPPORTS", "PARTNERS_WITH"]), names),
    st.tuples(names, st.sampled_from(["MEMBER_OF", "LEADS"]), st.sampled_from(["Yews:Alliance", "Oaks:Alliance"])),
    st.tuples(st.just("Lee:Leader"), st.just("SUPPORTS"), names),
    st.tuples(st.just("Lee:Leader"), st.just("BASED_AT"), names),
    st.tuples(st.just("Lee:Leader"), st.just("LEADS"), st.just("Yews:Alliance")),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(edge, max_size=10, unique=True))
def test_each_in_turn_is_as_each_alone(server: Store, edges: list[tuple[str, str, str]]) -> None:
    store = _put(server, "\n".join(f"{a} -{rel}-> {b}" for a, rel, b in edges if a != b))
    ranked = weights(store, WhatIfQuery(council="Exemplar", as_of=DAY, top=99))
    found = {body.id: body for body in ranked.bodies}
    for name in ("Ash", "Birch", "Cedar", "Elm", "Fir", "Yews", "Oaks", "Lee"):
        alone = ask(store, name)
        told = (alone.counts["lost"], alone.counts["to_one"], len(alone.islands), len(alone.isolates))
        if told[:2] == (0, 0):
            assert name not in found
        else:
            body = found[name]
            assert (body.lost, body.to_one, body.islands, body.isolates) == told


def _put(server: Store, picture: str) -> Store:
    from graph.drawing import draw  # noqa: PLC0415 - only here a drawing is loaded many times in one test
    from seed.load import load  # noqa: PLC0415
    from seed.source import Batch  # noqa: PLC0415

    server.command("MATCH (n) DETACH DELETE n")
    everyone = "\n".join(f"{name} {IN}" for name in ("Ash", "Birch", "Cedar", "Elm", "Fir"))
    parts = draw(f"{everyone}\nYews:Alliance\nOaks:Alliance\nLee:Leader\n{picture}", DAY)
    load(server, Batch("drawing", [], [*parts.nodes, *parts.claims], sha256=picture), lambda _: None)
    return server


def test_what_is_left_names_its_alliance_without_a_lead(drawn: Callable[..., Store]) -> None:
    store = drawn(f"Elm -LEADS-> Yews:Alliance <-MEMBER_OF- Ash {IN}\nYews <-MEMBER_OF- Fir\nElm -SUPPORTS-> Ash")
    (loss,) = ask(store, "Elm").schools  # an alliance is one supporter, its lead not another: one before, one after
    assert (loss.change, [(left.id, left.without_lead) for left in loss.left]) == ("fewer", [("Yews", True)])


@pytest.mark.parametrize(
    ("body", "error", "words"),
    [
        ("Nobody", UnknownThing, "answers to 'Nobody'"),
        ("Twin", AmbiguousThing, "Elm"),
        ("document:drawing", BadInput, "is a document"),
        ("Secret", UnknownThing, "answers to 'Secret'"),
    ],
)
def test_who_is_not_one_organisation_is_told(
    drawn: Callable[..., Store], body: str, error: type[Exception], words: str
) -> None:
    store = drawn(f"Elm{{name: Twin}} -SUPPORTS-> Ash {IN}\nFir{{name: Twin}}\nSecret{{visibility: internal}}")
    with pytest.raises(error, match=words):
        ask(store, body)


def test_made_up_ones_need_their_council_and_a_council_may_go(drawn: Callable[..., Store]) -> None:
    store = drawn(f"Elm{{illustrative: true}} -SUPPORTS-> Ash {IN}\nOther:Council#998 -SUPPORTS-> Ash")
    with pytest.raises(BadInput, match="--council"):
        ask(store, "Elm", council=None)
    assert {loss.id: loss.change for loss in ask(store, "998").schools} == {"Ash": "to_one"}
    assert [found.id for found in ask(store, "999").schools] == []


def test_a_day_before_all_sources_loses_nothing(drawn: Callable[..., Store]) -> None:
    answer = ask(drawn(f"Elm -SUPPORTS-> Ash {IN}"), "Elm", as_of=date(1900, 1, 1))
    assert (answer.schools, answer.islands, answer.isolates) == ([], [], [])
