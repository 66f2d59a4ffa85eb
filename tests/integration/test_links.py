"""Officers' own lists of links, read against a real database."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from graph.coverage import gaps
from graph.coverage_options import GapsQuery
from graph.errors import BadInput
from graph.schema import School
from graph.store import Store
from seed.batches import Reject, Tally
from seed.links import LinksImporter
from seed.links_directory import read_directory
from seed.load import load
from seed.report import Report
from seed.source import Batch

DAY = date(2014, 5, 1)
# Two schools of one name in one council, one of that name in another; a trust and a partnership.
SCHOOLS = """
Ash#900001{name: Example Ash Primary School} -IN_AREA_OF-> Exemplar:Council#999
Birch#900002{name: Example Birch Primary School} -IN_AREA_OF-> Exemplar
Birch2#900003{name: Example Birch Primary School, closed: 2012-08-31} -IN_AREA_OF-> Exemplar
Cedar#900004{name: Example Cedar College} -IN_AREA_OF-> Exemplar
Cedar2#900005{name: Example Cedar College} -IN_AREA_OF-> Elsewhere:Council#998
Oak:Trust#2044{name: Example Oak Trust}
Heads:Partnership{name: Example Heads Group, purpose: improvement}
"""
Read = Callable[..., tuple[Report, list[Reject]]]


@pytest.fixture
def read(drawn: Callable[..., Store], tmp_path: Path) -> Read:
    """Load rows as a list into a database that holds SCHOOLS; give the report and the rejected rows."""
    store = drawn(SCHOOLS, date(2013, 1, 1))
    ash = School(id="Ash", name="Example Ash Primary School", laestab="9992001", source="document:drawing")
    load(store, Batch("drawing", [], [ash], sha256="laestab"), lambda _: None)

    def through(*rows: dict[str, str], day: date | None = DAY) -> tuple[Report, list[Reject]]:
        path, tally = tmp_path / "links.csv", Tally()
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, list(dict.fromkeys(name for row in rows for name in row)))
            writer.writeheader()
            writer.writerows(rows)
        report = load(
            store, LinksImporter(lambda: read_directory(store)).batch(path, day, tally), lambda _: None, tally
        )
        assert report.rows == report.accepted + report.rejected
        return report, tally.rejects

    return through


def _row(first: str = "900001", relationship: str = "supports", second: str = "900004", **more: str) -> dict[str, str]:
    told = {"relationship": relationship, "first party": first, "second party": second}
    return told | {name.replace("_", " "): value for name, value in more.items()}


def _claims(store: Store, rel: str = "SUPPORTS") -> list[dict[str, object]]:
    asked = f"MATCH (a)-[r:{rel}]->(b) WHERE r.source STARTS WITH 'entry' RETURN a.id AS a, b.id AS b, r {{.*}} AS r"
    return [dict(row["r"], ends=(row["a"], row["b"])) for row in store.read(f"{asked} ORDER BY r.id")]


@pytest.mark.parametrize(
    ("first", "more"),
    [
        ("900001", {}),
        ("URN 900001", {}),
        ("9992001", {}),
        ("999/2001", {}),
        ("Ash", {}),  # its id
        ("example ash  primary school", {"first_party_council": "999"}),
        ("Example Ash Primary School", {"first_party_council": "Exemplar"}),
        ("Example Ash Primary School (URN 900001)", {}),
    ],
)
def test_a_school_is_found_by_urn_laestab_id_or_name_with_council(
    read: Read, store: Store, first: str, more: dict[str, str]
) -> None:
    report, rejects = read(_row(first, **more))
    assert (report.accepted, rejects) == (1, [])
    assert [claim["ends"] for claim in _claims(store)] == [("Ash", "Cedar")]


@pytest.mark.parametrize(
    ("first", "more", "why"),
    [
        ("Example Birch Primary School", {"first_party_council": "999"}, ("names 2", "URN 900003), closed 2012-08-31")),
        ("Example Ash Primary School", {}, ("without its council", "URN 900001")),
        (
            "Example Ash Primry School",
            {"first_party_council": "999"},
            ("exactly this name", "Example Ash Primary School ("),
        ),
        ("Example Oak Trsut", {}, ("exactly this name", "Example Oak Trust (Oak)")),
        ("999999", {}, ("no number that is held", "load an establishment extract")),
        ("900005", {"first_party_council": "999"}, ("not in Exemplar", "correct the number or the council")),
        ("Example Oak Trust (URN 900001)", {}, ("the number is that of Example Ash", "correct the name")),
        ("Example Ash Primary School", {"first_party_council": "Exemplr"}, ("no council that is held", "Exemplar")),
        ("", {}, ("does not say who", "give a URN")),
        ("900004", {}, ("is the first party again", "name the other party")),
    ],
)
def test_who_is_not_exactly_told_is_rejected_with_those_who_may_be_meant(
    read: Read, store: Store, first: str, more: dict[str, str], why: tuple[str, str]
) -> None:
    report, rejects = read(_row(first, **more))
    assert (report.accepted, report.rejected) == (0, 1)
    assert why[0] in rejects[0].reason
    assert why[1] in rejects[0].remedy
    assert _claims(store) == []


@pytest.mark.parametrize(
    ("dates", "bounds"),
    [
        ({}, (None, DAY, DAY, None)),
        ({"from": "Sept 2012"}, (date(2012, 9, 1), date(2012, 9, 30), DAY, None)),
        ({"from": "2013/14"}, (date(2013, 9, 1), DAY, DAY, None)),
        ({"from": "2010", "to": "spring 2014"},
         (date(2010, 1, 1), date(2010, 12, 31), date(2014, 1, 1), date(2014, 4, 30))),
        ({"to": "31/8/2015"}, (None, DAY, date(2015, 8, 31), date(2015, 8, 31))),
        ({"to": "ongoing", "still so on": "10 March 2014"}, (None, date(2014, 3, 10), date(2014, 3, 10), None)),
        ({"status": "ended"}, (None, DAY, None, DAY)),
        ({"from": "September 2014", "status": "proposed"}, (date(2014, 9, 1), date(2014, 9, 30), None, None)),
    ],
)  # fmt: skip
def test_dates_bound_the_claim(
    read: Read, store: Store, dates: dict[str, str], bounds: tuple[date | None, ...]
) -> None:
    assert read(_row() | dates)[1] == []
    claim = _claims(store)[0]
    assert tuple(claim.get(name) for name in ("start_min", "start_max", "end_min", "end_max")) == bounds


@pytest.mark.parametrize(
    ("more", "column", "reason"),
    [
        ({"from": "31/02/2012"}, "from", "there is no day 31"),
        ({"from": "2010-11"}, "from", "November 2010 or the school year"),
        ({"from": "until 2012"}, "from", "belongs in another column"),
        ({"from": "2016"}, "from", "after the day of the source"),
        ({"from": "2013", "to": "2012"}, "from", "after the day under 'to'"),
        ({"still so on": "June 2014"}, "still so on", "after the day of the source"),
        ({"source date": "1 January 2090"}, "source date", "still to come"),
        ({"focus": "football"}, "focus", "none of the words"),
        ({"relationship": "helps"}, "relationship", "no kind of link"),
        ({"relationship": "is a member of"}, "second party", "is a school, which cannot stand here"),
        ({"relationship": "is the same as"}, "note", "gives no reason"),
        ({"relationship": "funds", "focus": "maths"}, "focus", "belongs to support alone"),
        ({"note": "ring 020 7946 0000"}, "note", "a telephone number"),
        ({"source": "someone@example.org"}, "source", "an e-mail address"),
    ],
)
def test_a_row_that_cannot_be_true_is_rejected_in_its_column(
    read: Read, more: dict[str, str], column: str, reason: str
) -> None:
    report, rejects = read(_row() | more)
    assert report.rejected == 1
    assert (rejects[0].column, reason in rejects[0].reason) == (column, True)
    assert rejects[0].remedy
    assert "@" not in rejects[0].value


def test_each_source_and_day_is_a_document_of_its_own(read: Read, store: Store) -> None:
    read(
        _row(source="Governors' minutes", source_date="10 December 2013", focus="maths", intensity="2 days a week"),
        _row("Oak", source="Governors' minutes", source_date="spring 2014", focus=""),
        _row("Heads", focus=""),
    )
    asked = "MATCH (d:Document {kind: 'entry'}) RETURN d.name AS name, d.date AS day, d.date_min AS min ORDER BY day"
    assert [tuple(row.values()) for row in store.read(asked)] == [
        ("Governors' minutes", date(2013, 12, 10), None),
        ("Governors' minutes", date(2014, 4, 30), date(2014, 1, 1)),
        ("Officers' entry", DAY, None),
    ]
    maths = next(claim for claim in _claims(store) if claim["focus"] == "maths")
    assert (maths["intensity"], maths["end_min"]) == ("2 days a week", date(2013, 12, 10))


def test_the_same_row_twice_is_one_claim_and_a_contradicting_one_is_rejected(read: Read, store: Store) -> None:
    report, rejects = read(_row(note=""), _row(note=""), _row(note="more"), _row(note="", focus="maths"))
    assert (report.accepted, report.relationships_created, len(_claims(store))) == (3, 2, 2)
    assert [(reject.row, reject.reason) for reject in rejects] == [(3, "row 1 tells the same link otherwise")]
    assert read(_row(), _row(focus="maths"))[0].changed_anything() is False


def test_is_supported_by_reads_backwards(read: Read, store: Store) -> None:
    read(_row("900001", "is supported by", "900004"))
    assert [claim["ends"] for claim in _claims(store)] == [("Cedar", "Ash")]


def test_a_new_organisation_is_added_only_where_its_kind_is_told(read: Read, store: Store) -> None:
    new = {"second party council": "999", "kind of new organisation": "partnership for improvement"}
    plain = {"second party council": "999", "kind of new organisation": ""}
    report, rejects = read(
        _row(relationship="is a member of", second="Made-up Learning Circle") | plain,
        _row(relationship="is a member of", second="Made-up Learning Circle") | new,
        _row("900004", "is a member of", "Made-up Learning Circle") | new,
        _row("900004", "is a member of", "Dr Firstname Lastname") | new,
    )
    assert [reject.row for reject in rejects] == [1, 4]
    assert "looks like a person's name" in rejects[1].reason
    assert report.nodes_created == 2  # the partnership and the Document
    held = store.read(
        "MATCH (p:Partnership)-[:IN_AREA_OF]->(c) RETURN p.id AS id, p.purpose AS purpose, c.id AS council"
    )
    assert held == [
        {"id": "entry:partnership:Exemplar-made-up-learning-circle", "purpose": "improvement", "council": "Exemplar"}
    ]
    again, _ = read(_row("900002", "is a member of", "made-up learning circle"))
    assert (again.nodes_created, again.relationships_created) == (0, 1)


def test_an_answer_of_none_and_a_declaration_confirm_none(read: Read, store: Store) -> None:
    read(_row("900001", "answered that it has no support", ""))
    assert _states(store)["Ash"] == "confirmed_none"
    assert _states(store)["Cedar"] == "not_known"
    read(_row("Exemplar", "is complete for", "") | {"complete for": "all support"})
    assert _states(store)["Cedar"] == "confirmed_none"
    read(_row("900001", "partners with", "900004"))
    assert (_states(store)["Ash"], _states(store)["Cedar"]) == ("linked", "linked")


def _states(store: Store) -> dict[str, str]:
    return {school.id: school.state for school in gaps(store, GapsQuery(council="999", as_of=DAY)).schools}


def test_what_is_internal_has_a_document_of_its_own_that_is_internal_too(read: Read, store: Store) -> None:
    read(_row(visibility="internal"), _row("Oak", visibility=""))
    held = store.read("MATCH (d:Document {kind: 'entry'}) RETURN d.id AS id, d.visibility AS seen ORDER BY d.id")
    assert [row["seen"] for row in held] == ["public", "internal"]
    assert {claim["visibility"] for claim in _claims(store)} == {"public", "internal"}


def test_a_file_without_any_day_is_refused_and_one_with_some_rejects_the_others(read: Read) -> None:
    with pytest.raises(BadInput, match="give it with --date"):
        read(_row(), day=None)
    _, rejects = read(_row(source_date="2014"), _row("Oak", source_date=""), day=None)
    assert [reject.reason for reject in rejects] == ["neither the row nor the file tells its date"]


def test_lists_of_links_are_recognised_by_their_columns() -> None:
    assert LinksImporter().recognises(["Relationship", "First party", "second party"])
    assert not LinksImporter().recognises(["URN", "EstablishmentName"])
