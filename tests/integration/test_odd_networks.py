"""Networks as no source should tell them, asked every question in every way: a right answer or one clear sentence."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from odd import FORMATS, answered, drawn, sound
from served import Ask, Said

from graph.drawing import draw
from graph.store import Store
from queries import catalogue
from queries.fields import THINGS
from seed.load import load
from seed.source import Batch

DAY = date(2013, 12, 10)
IN = "-IN_AREA_OF-> Exemplar:Council#999"
AT = "easting: 400000, northing: 400000"
QUESTIONS = catalogue.questions()
ABOUT, ON = ("--council", "999"), ("--as-of", str(DAY))
DAYS = ("--at", str(DAY), "--at", "1000-01-01")

# By name: a drawing; how many schools are linked and not known; links in the view of brokers; schools that rest on one
# organisation; proposals (school, supporter); kinds of conflicts; rules that are broken.
Figures = tuple[tuple[int, int], int, int, list[tuple[str, str]], list[str], list[str]]
SITUATIONS: dict[str, tuple[str, Figures]] = {
    "nothing but a council": ("Exemplar:Council#999", ((0, 0), 0, 0, [], [], [])),
    "no links at all": (f"Ash {IN}\nBirch {IN}\nElms:Alliance\nOak:Trust", ((0, 2), 0, 0, [], [], [])),
    # Whoever is the only one whose help it has is nobody: what a thing is to itself counts nowhere.
    "loops": (
        f"""Ash{{{AT}}} {IN}
        Ash -SUPPORTS-> Ash -PARTNERS_WITH-> Ash -SUCCEEDS-> Ash -SAME_AS-> Ash -LEADS-> Ash -BROKERS-> Ash
        Ash -SPONSORS-> Ash -BASED_AT-> Ash -COMMISSIONS-> Ash -HOSTS-> Ash -GOVERNS-> Ash
        Elms:Alliance -MEMBER_OF-> Elms -LEADS-> Elms -SAME_AS-> Elms -SUCCEEDS-> Elms
        Oak:Trust -MEMBER_OF-> Oak
        Lee:Leader -BASED_AT-> Lee -SUPPORTS-> Lee
        all:Cohort{{count: 9, of: all}} -SUPPORTS-> all
        Exemplar -IN_AREA_OF-> Exemplar -SUPPORTS-> Exemplar -OFFERS-> Exemplar""",
        ((0, 1), 0, 0, [], [], []),
    ),
    # Cedar and Dale have URNs of their own, so none of the three is another; Fir and Gorse are closed for good.
    "rings of records": (
        f"""Birch -SUCCEEDS-> Ash -SUCCEEDS-> Birch
        Ash {IN}
        Cedar#900001 -SAME_AS-> Dale#900002 -SAME_AS-> Elm -SAME_AS-> Cedar {IN}
        one:Cohort{{of: two}} -IN_AREA_OF-> Exemplar
        two:Cohort{{of: one, count: 3}}
        Fir{{closed: 2012-01-01}} -SUCCEEDS-> Gorse{{closed: 2012-01-01}} -SUCCEEDS-> Fir -SUPPORTS-> Ash""",
        ((0, 2), 0, 0, [], ["both_succeed", "closed_with_links"], []),
    ),
    # Ash has one supporter, told seven ways: Elm, and the alliance in which nobody else is.
    "parallel claims": (
        f"""Ash{{{AT}}} {IN}
        Ash {IN}
        Elm -SUPPORTS-> Ash
        Elm -SUPPORTS-> Ash
        Elm -SUPPORTS{{status: proposed}}-> Ash
        Elm -SUPPORTS{{confidence: tentative}}-> Ash
        Elm -SUPPORTS{{status: ended}}-> Ash
        Elm -PARTNERS_WITH-> Ash -MEMBER_OF-> Yews:Alliance <-MEMBER_OF- Elm
        Ash -MEMBER_OF-> Yews <-LEADS- Elm""",
        ((1, 0), 3, 1, [], [], []),
    ),
    # Three schools at one place, one of them the only one known to support others; one nowhere, one off the map.
    "odd places and numbers": (
        f"""Ash{{easting: 0, northing: 0}} {IN}
        Birch{{{AT}, pupils: 0, fsm_percent: 0.0}} {IN}
        Cedar{{{AT}, pupils: 99999999, fsm_percent: 100.0}} {IN}
        Dale{{easting: -5, northing: 2000000}} {IN}
        Elm{{{AT}}} -SUPPORTS-> Fir""",
        ((0, 4), 0, 0, [("Birch", "Elm"), ("Cedar", "Elm")], [], []),
    ),
    "nothing certain": (
        """D:Document{kind: paper}
        Ash{source: D} -IN_AREA_OF{source: D, start_min: 1900-01-01}-> Exemplar:Council#999
        Elm -SUPPORTS{source: D, end_max: 2999-01-01}-> Ash
        Elm -LEADS{source: D, start_min: 0001-01-01}-> Yews:Alliance
        Ash -MEMBER_OF{source: D, end_max: 9999-12-31}-> Yews""",
        ((0, 1), 0, 0, [], [], []),
    ),
}  # fmt: skip
BASES = (
    ("gaps",), ("gaps", "--by", "trust"), ("brokers",), ("what-if",), ("what-if", "Exemplar"), ("match",), ("rules",),
    ("conflicts",),
)  # fmt: skip
_NOTHING = [word for name in ("concern", "context", "reach") for word in ("--weight", f"{name}=0")]
VARIANTS = [
    *([["gaps", "--by", by] for by in ("council", "phase", "region", "sector")]),
    *([["gaps", "--count", kind] for kind in ("trust", "sponsor", "federation", "council")]),
    *([["gaps", *words.split()] for words in (
        "--direct-only", "--focus maths", "--scope all", "--scope independent", "--phase Primary", "--sector academy",
        "--state linked", "--reason only_gives", "--weight concern=1000000", "--carry 0", "--carry 1200", "--km 0.001",
        "--km 1000", "--audience internal",
    )]),
    *([["brokers", "--group", by] for by in ("trust", "phase", "sector")]),
    *([["brokers", "--proposed"], ["brokers", "--top", "1"], ["gaps", *_NOTHING], ["match", *_NOTHING]]),
    *([["what-if", "Exemplar", "Exemplar"], ["what-if", "--top", "1"], ["what-if", "--count", "council"]]),
    *([["match", *words.split()] for words in (
        "--km 0.001", "--km 1000 --capacity 20 --grade 2", "--prefer need=-1000 --prefer trust=-1000", "--focus maths",
    )]),
]  # fmt: skip


@pytest.fixture(scope="module", params=SITUATIONS)
def odd(server: Store, request: pytest.FixtureRequest) -> Iterator[tuple[Store, Figures]]:
    """One situation, loaded once for all that is asked of it, with what a reader can count in it."""
    picture, figures = SITUATIONS[request.param]
    server.command("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS")
    parts = draw("\n".join(line.strip() for line in picture.splitlines()), DAY)
    load(server, Batch("drawing", [], [*parts.nodes, *parts.claims], sha256=request.param), lambda _: None)
    yield server, figures
    server.command("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS")


def test_the_figures_are_those_that_a_reader_counts(odd: tuple[Store, Figures], asking: Callable[[Store], Ask]) -> None:
    ask, told = asking(odd[0]), dict[str, Any]()
    for name in ("gaps", "brokers", "what-if", "match", "conflicts", "rules"):
        told[name] = sound(ask, name, *ABOUT, *ON)
    found = (
        (told["gaps"]["counts"]["linked"], told["gaps"]["counts"]["not_known"]),
        told["brokers"]["view"]["links"],
        told["what-if"]["resting"],
        sorted((row["school"]["id"], row["supporter"]["id"]) for row in told["match"]["proposals"]),
        [row["kind"] for row in told["conflicts"]["conflicts"]],
        [row["rule"] for row in told["rules"]["rows"] if row["result"] == "broken"],
    )
    assert found == odd[1]


def test_every_option_is_answered(odd: tuple[Store, Figures], asking: Callable[[Store], Ask]) -> None:
    ask = asking(odd[0])
    for words in VARIANTS:
        sound(ask, *words, *ABOUT, *ON)
    for group in ("trust", "phase"):
        whole = sound(ask, "gaps", "--by", group, *ABOUT, *ON)
        assert sum(line["schools"] for line in whole["groups"]) == sum(whole["counts"].values())


def test_every_format_and_every_day_is_answered(odd: tuple[Store, Figures], asking: Callable[[Store], Ask]) -> None:
    ask = asking(odd[0])
    for words in BASES:
        for form in FORMATS:
            sound(ask, *words, *ABOUT, *ON, form=form)
        for where in (("--as-of", "1000-01-01"), ("--as-of", "9999-12-31"), ABOUT):
            sound(ask, *words, *where)
    for form in FORMATS:
        sound(ask, "changes", *ABOUT, *DAYS, form=form)
    sound(ask, "changes", "--at", "0001-01-01", "--at", "9999-12-31", "--carry", "1200")


def test_nobody_is_linked_before_all_sources(odd: tuple[Store, Figures], asking: Callable[[Store], Ask]) -> None:
    ask, before = asking(odd[0]), (*ABOUT, "--as-of", "1000-01-01")
    gaps = sound(ask, "gaps", *before)
    assert (gaps["counts"]["linked"], gaps["counts"]["confirmed_none"]) == (0, 0)
    assert sound(ask, "brokers", *before)["view"]["links"] == 0
    assert sound(ask, "what-if", *before)["bodies"] == []
    assert sound(ask, "rules", *before)["rows"] == []
    sound(ask, "match", *before)


def test_every_question_of_the_catalogue_is_answered(
    odd: tuple[Store, Figures], asking: Callable[[Store], Ask]
) -> None:
    ask = asking(odd[0])
    for question in QUESTIONS:
        given = {name: kind.example for name, kind in question.header.params.items() if kind.required}
        things = {name for name, kind in question.params.items() if kind.base in THINGS}
        given |= {name: "999" if name == "council" else "Exemplar" for name in given.keys() & things}
        nation = "" if "council" not in question.header.required else "999"
        for council, day in (("999", str(DAY)), ("999", "1000-01-01"), (nation, "9999-12-31")):
            shared = {"council": council, "as_of": day, "carry": "1200"}
            told = given | {name: value for name, value in shared.items() if name in question.params}
            answered(ask, question.name, [word for name, value in told.items() for word in ("-p", f"{name}={value}")])
    for form in FORMATS[2:]:
        sound(ask, "query", "gaps/states_of_a_council", "-p", "council=999", "-p", f"as_of={DAY}", form=form)


@pytest.mark.parametrize("kind", ["council", "organisation", "nation"])
def test_every_map_is_drawn(kind: str, odd: tuple[Store, Figures], asking: Callable[[Store], Ask]) -> None:
    ask = asking(odd[0])
    for more in ((), ("--by", "place"), ("--past",), ("--as-of", "1000-01-01"), ("--as-of", "9999-12-31")):
        drawn(ask, "map", kind, *(["Exemplar"] if kind != "nation" else []), *more)


def test_an_unknown_name_is_one_sentence(odd: tuple[Store, Figures], asking: Callable[[Store], Ask]) -> None:
    ask = asking(odd[0])
    for words in (*BASES, ("changes", *DAYS)):
        assert ask(*words, "--council", "Atlantis").sentence.startswith("Error: No council held is called 'Atlantis'")
    assert "answers to 'Atlantis'" in ask("what-if", "Exemplar", "Atlantis", *ABOUT).sentence
    assert "No trust held answers to 'Atlantis'" in ask("gaps", "--trust", "Atlantis", *ABOUT).sentence


def test_an_empty_database_is_one_sentence_or_an_empty_answer(store: Store, asking: Callable[[Store], Ask]) -> None:
    ask = asking(store)
    for words in BASES:
        if words != ("what-if", "Exemplar"):
            assert "The database holds no sources yet" in ask(*words).sentence
            for form in FORMATS:
                sound(ask, *words, *ON, form=form)
        _refused(ask, *words, *ABOUT, *ON)
    assert sound(ask, "changes", *DAYS)["steps"][0]["schools"] == []


def _refused(ask: Callable[..., Said], *words: str) -> None:
    assert "No " in ask(*words).sentence
