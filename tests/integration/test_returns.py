"""Returns of schools: asked, answered, overdue."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from desk import HELD, PICTURE, types
from openpyxl import load_workbook
from served import Ask, served

from graph.claims import read_story
from graph.returns import ReturnsQuery, coverage_of_returns, returns
from graph.store import Store
from seed.dates import today
from seed.load import load
from seed.requests import request

SOON = today() + timedelta(days=30)


@pytest.fixture
def held(drawn: Callable[..., Store]) -> Store:
    """A council of three schools, whose register is of this year."""
    return drawn(PICTURE, today() - timedelta(days=60))


def answers(store: Store, day: date | None = None) -> dict[str, str]:
    """Give for each school whether it answered."""
    return {one.id: one.answer for one in returns(store, ReturnsQuery(council="999", as_of=day)).schools}


def answered(store: Store, ask: Ask, folder: Path, urn: str, day: date) -> None:
    """Fill in the sheet of a school as having no support, and send it back."""
    path = folder / f"return-{urn}.xlsx"
    ask("template", "return", "--council", "999", "--school", urn, "-o", str(path))
    book = load_workbook(path)
    sheet = next(one for one in book.worksheets if one.title.startswith(urn))
    for row in sheet.iter_rows(max_row=6):
        if row[0].value == "answered on":
            row[1].value = day.isoformat()
        if row[0].value == "no support from anyone":
            row[1].value = "yes"
    book.save(path)
    done = json.loads(ask("import", "links", str(path), "--json").out)
    assert (done["accepted"], done["rejected"]) == (1, 0)
    assert store


def test_who_was_asked_answered_or_is_overdue(held: Store, asking: Callable[[Store], Ask], tmp_path: Path) -> None:
    assert set(answers(held).values()) == {"not asked"}
    ask = asking(held)
    said = ask("returns", "ask", "--council", "999", "--due", SOON.isoformat(), "--name", "Autumn return")
    assert said.out.decode().startswith("3 schools are asked until ")
    assert set(answers(held).values()) == {"waiting"}
    answered(held, ask, tmp_path, "900002", today())
    assert answers(held) == {"Ash": "waiting", "Birch": "answered", "Elm": "waiting"}
    late = SOON + timedelta(days=1)
    assert answers(held, late) == {"Ash": "overdue", "Birch": "answered", "Elm": "overdue"}
    told = returns(held, ReturnsQuery(council="999"))
    assert (told.request, told.asked, told.answered, told.not_known) == ("Autumn return", 3, 1, 1)
    assert told.advice == "The answers of the 1 that were asked would tell of most schools of which nothing is known."


def test_an_answer_of_before_the_request_does_not_count_for_it(
    held: Store, asking: Callable[[Store], Ask], tmp_path: Path
) -> None:
    ask = asking(held)
    answered(held, ask, tmp_path, "900002", today() - timedelta(days=40))
    assert answers(held)["Birch"] == "answered"
    load(held, request(held, "999", SOON, schools=["900002"]), lambda _: None)
    assert answers(held) == {"Ash": "not asked", "Birch": "waiting", "Elm": "not asked"}


def test_home_tells_how_far_returns_reach_and_what_would_help_most(
    held: Store, asking: Callable[[Store], Ask], tmp_path: Path
) -> None:
    ask = asking(held)
    with served(held) as site:
        assert "No school was asked for a return yet." in site.get("/").text
    load(held, request(held, "999", SOON), lambda _: None)
    answered(held, ask, tmp_path, "900002", today())
    told = coverage_of_returns(held)
    assert (told.asked, told.answered, told.overdue, told.council, told.not_known) == (3, 1, 0, "Exemplar", 1)
    with served(held) as site:
        text = site.get("/").text
        assert "Of 3 schools asked for a return, 1 answered and 0 are overdue." in text
        assert "Most is not known in Exemplar, of 1 school" in text


def test_pages_ask_and_give_a_sheet_and_a_letter_for_each(held: Store, own_home: Path) -> None:
    assert own_home
    with served(held) as site:
        assert "Ask its schools for a return" in site.get("/returns?council=999").text
        assert "All open schools of the council are asked" in site.get("/returns/ask?council=999").text
        done = site.post("/returns/ask", data={"council": "999", "due": f"{SOON:%d %B %Y}", "name": "By form"})
        assert done.headers["location"] == "/returns?council=999"
        text = site.get(done.headers["location"]).text
        assert "Of 3 schools asked, 0 answered and 0 are overdue." in text
        assert "/schools/900001/letter" in text
        book = load_workbook(BytesIO(site.get("/returns/sheets.xlsx?council=999&school=900001").content))
        assert [one.title for one in book.worksheets if one.sheet_state == "visible"] == [
            "900001 Example Ash Primary Schoo"[:31].strip()
        ]
        assert site.get("/returns/sheets.xlsx?council=999&school=1").status_code == 404
        assert site.post("/returns/ask", data={"council": "999", "due": "soon"}).status_code == 400


def test_a_day_that_has_passed_is_refused(held: Store, asking: Callable[[Store], Ask]) -> None:
    ask = asking(held)
    assert "has passed" in ask("returns", "ask", "--council", "999", "--due", "2014-01-01").sentence
    assert "is no day to answer by" in ask("returns", "ask", "--council", "999", "--due", "soon").sentence
    assert "name the council" in ask("returns", "show").sentence
    assert (
        "No open school nobody"
        in ask("returns", "ask", "--council", "999", "--due", SOON.isoformat(), "--school", "nobody").sentence
    )


def test_a_line_that_was_filled_in_beforehand_answers_for_the_claim_that_it_names(
    held: Store, asking: Callable[[Store], Ask], tmp_path: Path
) -> None:
    ask, path = asking(held), tmp_path / "return.xlsx"
    ask("template", "return", "--council", "999", "--school", "900001", "-o", str(path))
    book = load_workbook(path)
    sheet = book.worksheets[0]
    line = next(row for row in sheet.iter_rows() if str(row[0].value).startswith(HELD))
    headers = [cell.value for cell in next(row for row in sheet.iter_rows() if row[0].value == "held as")]
    line[1].value, line[headers.index("to")].value = "ended", f"{today() - timedelta(days=3):%d/%m/%Y}"
    sheet["B4"] = today().isoformat()
    book.save(path)
    done = json.loads(ask("import", "links", str(path), "--json").out)
    assert (done["accepted"], done["rejected"], done["relationships_ended"]) == (1, 0, 1)
    assert types(held)[HELD] == "STRUCK"
    (later,) = (claim for claim in read_story(held, HELD) if claim["type"] == "SUPPORTS")
    assert (later["amends"], later["amendment"], later["source"][:7]) == (HELD, "ended", "return:")
    again = tmp_path / "again.xlsx"
    line[1].value = "still so"
    book.save(again)
    done = json.loads(ask("import", "links", str(again), "--json").out)
    assert done["rejected"] == 1
    assert "was ended with" in Path(done["rejects_file"]).read_text(encoding="utf-8")
