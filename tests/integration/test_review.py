"""Links to confirm: which are due, and the list as it goes out and comes back."""

import json
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from desk import HELD, PICTURE, amend, types
from openpyxl import load_workbook
from served import Ask, served

from graph.review import ReviewQuery, review
from graph.store import Store

MORE = """
Pact:Alliance{name: Example Pact} <-MEMBER_OF- Birch
Elm -SUPPORTS{confidence: tentative, focus: maths}-> Birch
Elm -SUPPORTS{end_max: 2014-12-31}-> Cedar:School -IN_AREA_OF-> Exemplar
Birch -SUPPORTS{status: ended}-> Cedar
"""


@pytest.fixture
def held(drawn: Callable[..., Store]) -> Store:
    """A council with links of several kinds."""
    return drawn(PICTURE + MORE)


def due(store: Store, day: date, **asked: object) -> dict[str, str]:
    """Give the claims that are due on a day, with why."""
    told = review(store, ReviewQuery.model_validate({"council": "999", "as_of": day, **asked}))
    return {one.id: one.why for one in told.claims}


@pytest.mark.parametrize(
    ("day", "asked", "expected"),
    [
        (date(2014, 6, 1), {}, {"SUPPORTS:Elm:Birch"}),
        (date(2014, 10, 1), {}, {"SUPPORTS:Elm:Birch", HELD}),
        (date(2014, 9, 1), {"due": 100}, {"SUPPORTS:Elm:Birch", HELD}),
        (date(2014, 9, 1), {"due": 99}, {"SUPPORTS:Elm:Birch"}),
        (date(2014, 12, 11), {}, set[str]()),
        (date(2014, 12, 11), {"lapsed": True}, {"SUPPORTS:Elm:Birch", HELD}),
        (date(2015, 11, 1), {}, {"MEMBER_OF:Birch:Pact"}),  # two years
    ],
)
def test_a_link_is_due_so_many_days_before_it_counts_no_longer(
    held: Store, day: date, asked: dict[str, object], expected: set[str]
) -> None:
    assert due(held, day, **asked).keys() - {"SUPPORTS:Elm:Cedar"} == expected


def test_why_it_is_due_is_told(held: Store) -> None:
    told = due(held, date(2014, 10, 1))
    assert told[HELD] == "It counts until 10 December 2014 if nobody confirms it."
    assert told["SUPPORTS:Elm:Birch"] == "Its source is not sure of it."


def test_what_was_confirmed_is_due_no_more(held: Store) -> None:
    name, _ = amend(held, HELD, "confirmed", on="1/9/2014", source_date="1/9/2014")
    assert HELD not in due(held, date(2014, 10, 1))
    assert name in due(held, date(2015, 7, 1))
    amend(held, HELD, "ended", on="1/8/2015", source_date="1/9/2015")
    assert name not in due(held, date(2015, 7, 1))


def test_the_list_goes_out_and_comes_back(held: Store, asking: Callable[[Store], Ask], tmp_path: Path) -> None:
    ask, path = asking(held), tmp_path / "due.xlsx"
    words = ("review", "--council", "999", "--as-of", "2014-10-01", "--lapsed")
    assert ask(*words, "--format", "xlsx", "-o", str(path)).code == 0
    book = load_workbook(path)
    sheet = book.worksheets[0]
    lines = {row[0].value: row for row in sheet.iter_rows(min_row=8)}
    assert HELD in lines
    sheet["B4"] = "1 October 2014"
    lines[HELD][1].value = "still so"
    lines["SUPPORTS:Elm:Birch"][1].value = "wrong"
    book.save(path)
    done = json.loads(ask("import", "links", str(path), "--json").out)
    assert (done["rows"], done["accepted"], done["rejected"]) == (2, 1, 1)  # a reason is missing
    lines["SUPPORTS:Elm:Birch"][3].value = "It never came about"
    lines[HELD][1].value = None
    book.save(path)
    done = json.loads(ask("import", str(path), "--json").out)
    assert (done["rows"], done["rejected"]) == (1, 0)
    assert types(held)["SUPPORTS:Elm:Birch"] == "STRUCK"
    assert due(held, date(2014, 10, 2)).keys() - {"SUPPORTS:Elm:Cedar"} == set()


def test_a_line_about_what_was_struck_meanwhile_is_rejected_and_says_so(
    held: Store, asking: Callable[[Store], Ask], tmp_path: Path
) -> None:
    ask, path = asking(held), tmp_path / "due.xlsx"
    ask("review", "--council", "999", "--as-of", "2014-10-01", "--format", "xlsx", "-o", str(path))
    book = load_workbook(path)
    row = next(row for row in book.worksheets[0].iter_rows(min_row=8) if row[0].value == HELD)
    row[1].value, row[2].value = "ended", "1/9/2014"
    book.save(path)
    amend(held, HELD, "retracted", reason="A slip")
    done = json.loads(ask("import", "links", str(path), "--date", "2014-10-01", "--json").out)
    assert done["rejected"] == 1
    assert "was retracted with load:2" in Path(done["rejects_file"]).read_text(encoding="utf-8")


def test_page_command_and_address_say_the_same(held: Store, asking: Callable[[Store], Ask]) -> None:
    told = json.loads(asking(held)("review", "--council", "999", "--as-of", "2014-10-01", "--format", "json").out)
    with served(held) as site:
        asked = "council=999&as_of=2014-10-01"
        assert site.get(f"/api/review?{asked}").json() == told
        text = site.get(f"/review?{asked}").text
        assert "Still so: Example Oak Trust supports Example Ash Primary School" in text
        assert f'href="/claims/{HELD.replace(":", "%3A")}/confirm"' in text
        book = load_workbook(BytesIO(site.get(f"/api/review?{asked}&format=xlsx").content))
        assert book.worksheets[0]["A1"].value == "Links to confirm"


def test_without_a_council_it_asks_for_one(held: Store, asking: Callable[[Store], Ask]) -> None:
    assert "name the council whose links" in asking(held)("review").sentence
