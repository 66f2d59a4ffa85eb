"""Asking a question: what people give becomes typed values and ids, and what is hidden stays so."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.errors import AmbiguousThing, BadInput, PartnershipsError, UnknownThing
from graph.question_answers import Answer
from graph.store import Store
from queries.ask import answer_to
from queries.header import read

Drawn = Callable[..., Store]
Ask = Callable[..., Answer]
HEADER = """/*
title = "t"
question = "q?"
audience = "analyst"
{params}
[[examples]]
network = "Ash"
rows = "x"
*/
{cypher}
"""
PICTURE = """
Ash#100001 -SUPPORTS-> Birch{illustrative: true}
Oak:Trust#2044 <-MEMBER_OF- Ash -IN_AREA_OF-> Exemplar:Council#999
secret:Trust{visibility: internal, name: Secret Trust} -SUPPORTS{visibility: internal}-> Ash
twin-1:Trust{name: Twins}
twin-2:Trust{name: Twins}
"""


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """Write a question of one parameter `x` and one column `x`, and ask it."""

    def asked(
        store: Store, kind: str, cypher: str = "RETURN $x AS x", column: str = "str or null", **given: Any
    ) -> Answer:
        lines = [f"params.x = {{ type = {kind}, help = 'h' }}", f"returns.x = {{ type = '{column}', meaning = 'm' }}"]
        (tmp_path / "t").mkdir(exist_ok=True)
        path = tmp_path / "t" / "q.cypher"
        path.write_text(HEADER.format(params="\n".join(lines), cypher=cypher), "utf-8")
        return answer_to(store, read(path), given)

    return asked


def value(told: Answer) -> Any:
    """Give the one value of an answer."""
    return told.rows[0]["x"]


@pytest.mark.parametrize(
    ("kind", "given", "found"),
    [
        ("'School', example = 'Ash'", "100001", "Ash"),
        ("'Trust', example = 'Oak'", "2044", "Oak"),
        ("'Entity', example = 'Oak'", "Oak", "Oak"),
        ("'Council', example = 'Exemplar'", "999", "Exemplar"),
        ("'int', example = 1", "7", 7),
        ("'int or null', example = 1", None, None),
        ("'int', example = 1, default = 3", None, 3),
        ("'float', example = 1.5", "2", 2.0),
        ("'bool', example = true", "no", False),
        ("'date', example = 2013-12-10", "2014-01-31", date(2014, 1, 31)),
        ("'str', example = 'a', choices = ['a', 'b']", "b", "b"),
    ],
)
def test_a_text_becomes_a_value_of_the_type_or_the_id_of_a_thing(
    kind: str, given: str | None, found: Any, ask: Ask, drawn: Drawn
) -> None:
    column = f"{type(found).__name__} or null" if found is not None else "int or null"
    assert value(ask(drawn(PICTURE), kind, column=column, x=given)) == found


@pytest.mark.parametrize(
    ("kind", "given", "fault"),
    [
        ("'School', example = 'Ash'", "Oak", UnknownThing("No school held answers to 'Oak'")),
        ("'Trust', example = 'Oak'", "Twins", AmbiguousThing(r"several things: Twins \(twin-1\), Twins \(twin-2\)")),
        ("'Trust', example = 'Oak'", "Secret Trust", UnknownThing("No trust held answers to 'Secret Trust'")),
        ("'int', example = 1", None, BadInput("t/q needs x, h: give for example x=1")),
        ("'int', example = 1", "1.5", BadInput("x=1.5 is no whole number")),
        ("'bool', example = true", "maybe", BadInput("x=maybe is no yes or no")),
        ("'int', example = 1, most = 5", "6", BadInput("x=6 is out of its range: give a number to 5")),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(
    kind: str, given: str | None, fault: PartnershipsError, ask: Ask, drawn: Drawn
) -> None:
    with pytest.raises(type(fault), match=str(fault)):
        ask(drawn(PICTURE), kind, x=given)


def test_somebody_inside_may_ask_of_what_is_hidden(ask: Ask, drawn: Drawn) -> None:
    told = ask(drawn(PICTURE), "'Trust', example = 'Oak'", x="Secret Trust", audience="internal")
    assert value(told) == "secret"


# Careless: it asks nothing of who may see the claims.
CARELESS = "MATCH (a:Entity)-[r:SUPPORTS]->() WHERE $x > 0 RETURN a.{} AS x ORDER BY x"


@pytest.mark.parametrize("name", ["id", "name"])
def test_a_row_that_names_what_is_hidden_is_withheld_even_from_a_careless_question(
    name: str, ask: Ask, drawn: Drawn
) -> None:
    store = drawn(PICTURE)
    public = ask(store, "'int', example = 1", CARELESS.format(name), x=1)
    assert ([row["x"] for row in public.rows], public.withheld) == (["Ash"], 1)
    inside = ask(store, "'int', example = 1", CARELESS.format(name), x=1, audience="internal")
    assert (len(inside.rows), inside.withheld) == (2, 0)


def test_what_a_document_hides_is_hidden_and_a_new_load_is_noticed(ask: Ask, drawn: Drawn) -> None:
    store = drawn("Ash -SUPPORTS-> Birch")
    told = [value(ask(store, "'int', example = 1", CARELESS.format("id"), x=1))]
    drawn("Cedar{source: minutes} -SUPPORTS-> Birch\nminutes:Document{kind: paper, visibility: confidential}")
    public = ask(store, "'int', example = 1", CARELESS.format("id"), x=1)
    assert (told, [row["x"] for row in public.rows], public.withheld) == (["Ash"], ["Ash"], 1)


def test_an_answer_says_whether_it_is_of_made_up_things(ask: Ask, drawn: Drawn) -> None:
    store = drawn(PICTURE)
    found = [ask(store, "'School', example = 'Ash'", x=name).illustrative for name in ("Ash", "Birch")]
    assert found == [False, True]


def test_the_day_is_the_newest_source_of_the_council_unless_told(ask: Ask, drawn: Drawn) -> None:
    store = drawn(PICTURE)
    asked = "'Council or null', example = '999'", "WITH $x AS x RETURN toString($as_of) AS x"
    assert [value(ask(store, *asked)), value(ask(store, *asked, as_of="2020-02-29"))] == ["2013-12-10", "2020-02-29"]
