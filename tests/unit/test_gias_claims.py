"""What a row of an establishment extract claims: area, maintenance, governance, inspection; and when it held."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from graph.kinds import Link
from graph.schema import Body, Council, Inspection, Partnership, Trust

DAY = date(2023, 7, 5)
LAST = date(2021, 8, 30)
ACADEMY = {
    "TypeOfEstablishment (code)": "34",
    "TypeOfEstablishment (name)": "Academy converter",
    "TrustSchoolFlag (name)": "Supported by a multi-academy trust",
    "Trusts (code)": "99001",
    "Trusts (name)": "ALDER MADE-UP TRUST",
    "SchoolSponsors (name)": "The Alder Made-up Trust",
    "Federations (code)": "99002",
    "Federations (name)": "Birch Federation",
    "Diocese (code)": "CE99",
    "Diocese (name)": "Diocese of Ashes",
}


def one(items: list[Any], kind: type[Any]) -> Any:
    """Give the only item of a kind."""
    (found,) = [item for item in items if type(item) is kind]
    return found


def claims(items: list[Any]) -> dict[str, Link]:
    """Give the claims by their id without the register's prefix and the spell."""
    return {item.id.removeprefix("gias:").removesuffix(":1"): item for item in items if isinstance(item, Link)}


def days(claim: Link) -> tuple[date | None, ...]:
    """Give the four bounds of a claim."""
    return claim.start_min, claim.start_max, claim.end_min, claim.end_max


def test_a_row_becomes_its_council_its_inspection_and_their_claims(read: Callable[..., Any]) -> None:
    _, items, _ = read({})
    council, inspection = one(items, Council), one(items, Inspection)
    assert (council.id, council.name, council.code, council.gss, council.region) == (
        "council:383", "Leeds", "383", "E08000035", "Yorkshire and the Humber",
    )  # fmt: skip
    assert (inspection.id, inspection.overall) == ("inspection:urn:900001:2018-03-22", 2)
    held = claims(items)
    assert set(held) == {
        "IN_AREA_OF:school:urn:900001:council:383",
        "MAINTAINS:council:383:school:urn:900001",
        "INSPECTED:school:urn:900001:inspection:urn:900001:2018-03-22",
    }
    assert days(held["MAINTAINS:council:383:school:urn:900001"]) == (date(1850, 9, 1), DAY, DAY, None)
    assert days(held["INSPECTED:school:urn:900001:inspection:urn:900001:2018-03-22"]) == (date(2018, 3, 22),) * 4
    assert {(claim.source, claim.confidence, claim.status) for claim in held.values()} == {
        ("gias:383:2023-07-05", "stated", "actual")
    }


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, (date(1850, 9, 1), DAY, DAY, None)),
        ({"OpenDate": ""}, (None, DAY, DAY, None)),
        (
            {"EstablishmentStatus (name)": "Closed", "CloseDate": "31-08-2021"},
            (date(1850, 9, 1), LAST, LAST, LAST),
        ),
        (
            {"EstablishmentStatus (name)": "Closed", "OpenDate": "31-08-2021", "CloseDate": "31-08-2021"},
            (None, LAST, LAST, LAST),
        ),
        ({"EstablishmentStatus (name)": "Closed", "CloseDate": ""}, (date(1850, 9, 1), None, None, None)),
        ({"EstablishmentStatus (name)": "Closed", "CloseDate": "01-01-1900"}, (date(1850, 9, 1), None, None, None)),
        (
            {"EstablishmentStatus (name)": "Open, but proposed to close", "CloseDate": "31-08-2026"},
            (date(1850, 9, 1), DAY, DAY, None),
        ),
        (
            {"EstablishmentStatus (name)": "Proposed to open", "OpenDate": "01-09-2024"},
            (date(2024, 9, 1), None, None, None),
        ),
        ({"OpenDate": "01-09-2024"}, (date(2024, 9, 1), None, None, None)),
    ],
)
def test_links_hold_on_the_day_of_an_open_school_and_to_the_last_day_of_a_closed_one(
    read: Callable[..., Any], change: dict[str, str], expected: tuple[date | None, ...]
) -> None:
    assert days(claims(read(change)[1])["IN_AREA_OF:school:urn:900001:council:383"]) == expected


def test_what_governs_a_school_still_to_open_is_proposed(read: Callable[..., Any]) -> None:
    held = claims(read({"EstablishmentStatus (name)": "Proposed to open", "OpenDate": ""})[1])
    assert held["MAINTAINS:council:383:school:urn:900001"].status == "proposed"
    assert held["IN_AREA_OF:school:urn:900001:council:383"].status == "actual"


def test_an_academy_has_a_trust_a_sponsor_a_federation_and_a_diocese_and_no_council_maintains_it(
    read: Callable[..., Any],
) -> None:
    _, items, _ = read(ACADEMY)
    trust, federation = one(items, Trust), one(items, Partnership)
    assert (trust.id, trust.uid, trust.kind, trust.name) == (
        "trust:uid:99001", 99001, "multi-academy", "ALDER MADE-UP TRUST",
    )  # fmt: skip
    assert (federation.id, federation.kind, federation.purpose) == ("federation:uid:99002", "federation", "governance")
    bodies = {item.id: item for item in items if isinstance(item, Body)}
    assert {name: body.kind for name, body in bodies.items()} == {
        "sponsor:the-alder-made-up-trust": "sponsor",
        "diocese:CE99": "diocese",
    }
    assert bodies["diocese:CE99"].code == "CE99"
    assert set(claims(items)) - {"INSPECTED:school:urn:900001:inspection:urn:900001:2018-03-22"} == {
        "IN_AREA_OF:school:urn:900001:council:383",
        "MEMBER_OF:school:urn:900001:trust:uid:99001",
        "MEMBER_OF:school:urn:900001:federation:uid:99002",
        "SPONSORS:sponsor:the-alder-made-up-trust:school:urn:900001",
        "OVERSEES:diocese:CE99:school:urn:900001",
    }


@pytest.mark.parametrize(
    ("flag", "kind"),
    [
        ("Supported by a single-academy trust", "single-academy"),
        ("Supported by a trust", "foundation"),
        ("Not applicable", None),
    ],
)
def test_the_kind_of_a_trust_is_the_flag(read: Callable[..., Any], flag: str, kind: str | None) -> None:
    assert one(read(ACADEMY | {"TrustSchoolFlag (name)": flag})[1], Trust).kind == kind


def test_a_sponsor_who_may_be_a_person_loses_the_name(read: Callable[..., Any]) -> None:
    _, items, _ = read(ACADEMY | {"SchoolSponsors (name)": "Firstname Lastname"})
    (found,) = [item for item in items if isinstance(item, Body) and item.kind == "sponsor"]
    assert (found.id, found.name) == ("sponsor:of-urn:900001", "Individual sponsor (of URN 900001)")
    assert "astname" not in repr(items).casefold()


@pytest.mark.parametrize(
    ("day", "rating", "measures", "expected"),
    [
        ("22-03-2018", "Outstanding", "Not applicable", (1, None)),
        ("22-03-2018", "Requires improvement", "Not applicable", (3, None)),
        ("22-03-2018", "Special Measures", "Not applicable", (4, "SM")),
        ("22-03-2018", "Serious Weaknesses", "Not applicable", (4, "SWK")),
        ("22-03-2018", "Inadequate", "In special measures", (4, "SM")),
        ("31-08-2024", "Good", "Not applicable", (2, None)),
        ("01-09-2024", "Good", "Not applicable", (None, None)),
        ("01-09-2024", "", "In special measures", (None, "SM")),
        ("22-03-2018", "", "Not applicable", (None, None)),
    ],
)
def test_an_inspection_has_a_grade_only_before_september_2024(
    read: Callable[..., Any], day: str, rating: str, measures: str, expected: tuple[int | None, str | None]
) -> None:
    change = {"OfstedLastInsp": day, "OfstedRating (name)": rating, "OfstedSpecialMeasures (name)": measures}
    found = one(read(change, day=date(2025, 1, 1))[1], Inspection)
    assert (found.overall, found.category) == expected
