import csv
import io
from datetime import date

from graph.answers import Counts
from viz import words
from viz.table import Column, html, text

NASTY = '</script><img src=x onerror="alert(1)">'


def test_names_and_headings_are_text_and_never_run() -> None:
    made = html([Column("name", NASTY)], [{"name": NASTY}], NASTY)
    assert "<img" not in made
    assert made.count("&lt;/script&gt;") == 4  # label, caption, heading and cell


def test_what_is_not_recorded_says_so() -> None:
    made = html([Column("name", "Name"), Column("phase", "Phase")], [{"name": "Ash", "phase": None}], "Schools")
    assert "not recorded" in made


def test_numbers_stand_right_with_their_thousands_grouped() -> None:
    made = html([Column("name", "Name"), Column("n", "Pupils", number=True)], [{"name": "Ash", "n": 1234}], "Schools")
    assert '<td class="number">1,234</td>' in made
    assert '<th scope="row">Ash</th>' in made


def test_a_heading_that_sorts_is_a_link() -> None:
    made = html([Column("name", "Name", sort="/gaps?council=383&sort=name", sorted=True)], [], "Schools")
    assert '<a href="/gaps?council=383&amp;sort=name">Name</a>' in made


def test_csv_holds_the_day_the_attribution_and_no_formula() -> None:
    made = list(csv.DictReader(io.StringIO(text(("name", "n"), [{"name": "=1+1", "n": -3}], date(2013, 12, 10)))))
    assert made[0]["name"] == "'=1+1"
    assert made[0]["n"] == "-3"
    assert made[0]["as_of"] == "2013-12-10"
    assert "Open Government Licence" in made[0]["licence"]


def test_the_three_counts_are_said_in_one_sentence() -> None:
    assert words.answer(Counts(linked=1, confirmed_none=1, not_known=1198)) == (
        "Of 1,200 schools, 1 has support recorded, 1 told us it has none, and for 1,198 we do not know."
    )


def test_days_are_written_as_people_write_them() -> None:
    year = {"start_min": date(2012, 1, 1), "start_max": date(2012, 12, 31)}
    assert words.dates(year) == "from 2012"
    school_year = {"start_min": date(2012, 9, 1), "start_max": date(2013, 8, 31), "as_given": "last year"}
    assert words.dates(school_year) == "begun between Sept 2012 and Aug 2013 (the source: “last year”)"
    told = {"start_max": date(2013, 1, 1), "end_min": date(2014, 1, 31), "end_max": date(2014, 1, 31)}
    assert words.dates(told) == "begun by 1 January 2013; until 31 January 2014"
    assert words.dates({"start_min": date(2014, 9, 1)}) == "not before 1 September 2014"
    assert words.dates({}) == "no dates given"
    assert words.period(date(2014, 2, 1), date(2014, 2, 28)) == "February 2014"
    assert words.period(date(2014, 2, 3), date(2014, 2, 5)) == "between 3 February 2014 and 5 February 2014"
