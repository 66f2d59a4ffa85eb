"""Groups, group links and successions as published, against counts made with the csv module alone."""

import csv
import gzip
import io
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from graph.kinds import Link
from graph.schema import Body, Partnership, School, Succeeds, Trust
from seed.batches import Tally
from seed.sources import intakes

GROUPS = "groups_20220831.csv.gz"
ALL_LINKS = "group_links_20220831.csv.gz"
MONTHS = [f"grouplinks_edubaseallacademiesandfree{day}.csv.gz" for day in ("20180501", "20181201", "20190601")]
SUCCESSIONS = ["links_edubasealldata20230918.csv.gz", "links_edubasealldata20250422.csv.gz"]
# What the register calls the groups that become a kind of node.
TRUSTS = {"Multi-academy trust": "multi-academy", "Single-academy trust": "single-academy", "Trust": "foundation"}
WORDS = TRUSTS | {
    "Federation": "federation",
    "Umbrella trust": "umbrella trust",
    "Children's Centres Group": "children's centres group",
    "Children's Centres Collaboration": "children's centres collaboration",
    "School sponsor": "sponsor",
}

Find = Callable[[str], Path]


def records(path: Path) -> list[dict[str, str]]:
    """Read the records of an extract without any of our own code."""
    content = gzip.decompress(path.read_bytes())
    text = content.decode("utf-8" if "_2022" in path.name else "cp1252")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def read(path: Path, kind: str) -> tuple[list[Any], Tally]:
    """Read all items of an extract, whose kind is found out from the file."""
    (intake,) = intakes("auto", [path], None)
    assert intake.batch.kind == kind
    items, tally = list(intake.batch.items), intake.tally
    assert tally is not None
    assert tally.rows == tally.accepted + tally.rejected == len(records(path))
    return items, tally


def kinds(items: Iterable[Any]) -> Counter[str]:
    """Count the groups by kind."""
    return Counter(str(item.kind) for item in items if isinstance(item, Trust | Partnership | Body))


def test_every_group_is_a_node_of_its_kind(extract: Find) -> None:
    rows = records(extract(GROUPS))
    items, tally = read(extract(GROUPS), "gias-groups")
    assert [(reject.value, reject.reason) for reject in tally.rejects] == [("xxx", "is a filler, not a name")]
    assert kinds(items) == Counter(WORDS[row["Group Type"]] for row in rows if row["Group Name"] != "xxx")
    told = Counter((item.kind, item.status) for item in items if isinstance(item, Trust))
    assert told == Counter((TRUSTS[r["Group Type"]], r["Group Status"]) for r in rows if r["Group Type"] in TRUSTS)


def test_company_numbers_have_eight_characters_and_placeholders_are_no_days(extract: Find) -> None:
    rows = {int(row["Group UID"]): row for row in records(extract(GROUPS))}
    items, _ = read(extract(GROUPS), "gias-groups")
    numbers = {item.uid: item.companies_house for item in items if item.companies_house}
    assert {len(number) for number in numbers.values()} == {8}
    assert {uid: int(number) for uid, number in numbers.items()} == {
        uid: int(float(row["Companies House Number"])) for uid, row in rows.items() if row["Companies House Number"]
    }
    assert numbers[4782] == "05210075"
    opened = {item.uid: str(item.opened) for item in items if item.opened}
    days = {uid: row["Open date"] or row["Incorporated on (open date)"] for uid, row in rows.items()}
    assert opened == {uid: day for uid, day in days.items() if day not in {"", "1900-01-01"} and uid != 17397}
    closed = {item.uid: str(item.closed) for item in items if item.closed}
    days = {uid: row["Closed Date"] for uid, row in rows.items()}
    assert closed == {uid: day for uid, day in days.items() if day not in {"", "1900-01-01"}}


@pytest.mark.parametrize("name", [*MONTHS, ALL_LINKS])
def test_every_group_link_is_one_claim_of_its_type(extract: Find, name: str) -> None:
    rows = records(extract(name))
    items, tally = read(extract(name), "gias-grouplinks")
    assert tally.rejects == []
    uid, claims = "Linked UID" if name in MONTHS else "Group UID", [item for item in items if isinstance(item, Link)]
    told = {(c.from_id, c.to_id.rpartition(":")[2]) for c in claims if c.rel == "MEMBER_OF"}
    assert told == {(f"school:urn:{r['URN']}", r[uid]) for r in rows if r["Group Type"] != "School sponsor"}
    told = {(c.from_id, c.to_id.rpartition(":")[2]) for c in claims if c.rel == "SPONSORS"}
    assert told == {(f"sponsor:uid:{r[uid]}", r["URN"]) for r in rows if r["Group Type"] == "School sponsor"}
    assert Counter(c.rel for c in claims if c.rel in {"MEMBER_OF", "SPONSORS"}).total() == len(rows)
    assert kinds(items) == Counter(WORDS[kind] for kind, _ in {(r["Group Type"], r[uid]) for r in rows})
    area = {c.from_id: c.to_id for c in claims if c.rel == "IN_AREA_OF"}
    assert area == {f"school:urn:{r['URN']}": f"council:{r['LA (code)']}" for r in rows}


@pytest.mark.parametrize("name", [*MONTHS, ALL_LINKS])
def test_joined_dates_are_bounds_and_closed_groups_end_their_links(extract: Find, name: str) -> None:
    rows = records(extract(name))
    items, _ = read(extract(name), "gias-grouplinks")
    links = [item for item in items if isinstance(item, Link) and item.rel in {"MEMBER_OF", "SPONSORS"}]
    known = [row for row in rows if row["Joined date"] not in {"1900-01-01", "01-01-1900"}]
    assert len([link for link in links if link.start_min]) == len(known)
    assert all(link.start_min == link.start_max for link in links if link.start_min)
    closed = Counter(row["Closed Date"] for row in rows if row["Closed Date"])
    assert Counter(str(link.end_max) for link in links if link.end_max) == closed
    assert [link for link in links if link.end_min and link.end_max and link.end_min > link.end_max] == []


def test_a_school_is_named_with_its_accents_and_its_signs(extract: Find) -> None:
    items, _ = read(extract(MONTHS[0]), "gias-grouplinks")
    names = {item.name for item in items if isinstance(item, School)}
    plainly = {" ".join(row["EstablishmentName"].split()) for row in records(extract(MONTHS[0]))}
    assert {name for name in plainly if not name.isascii()} == {name for name in names if not name.isascii()} != set()


@pytest.mark.parametrize("name", SUCCESSIONS)
def test_each_pair_of_successor_and_predecessor_is_one_claim(extract: Find, name: str) -> None:
    rows = records(extract(name))
    items, tally = read(extract(name), "gias-links")
    assert tally.rejects == []
    later = {(r["LinkURN"], r["URN"]) for r in rows if r["LinkType"].startswith("Successor")}
    later |= {(r["URN"], r["LinkURN"]) for r in rows if r["LinkType"].startswith("Predecessor")}
    claims = [item for item in items if isinstance(item, Succeeds)]
    assert {(c.from_id.rpartition(":")[2], c.to_id.rpartition(":")[2]) for c in claims} == later
    assert len(claims) == len(later)
    mutual = {frozenset(pair) for pair in later if pair[::-1] in later}
    assert len([c for c in claims if c.confidence == "tentative"]) == 2 * len(mutual) > 0
    words = Counter(r["LinkType"] for r in rows if "ccessor" not in r["LinkType"] and "decessor" not in r["LinkType"])
    (intake,) = intakes("gias-links", [extract(name)], None)
    note = intake.batch.documents[0].note or ""
    assert f"{words.total()} rows tell links that are no succession" in note
    assert all(f"{word} {count}" in note for word, count in words.items())


def test_no_person_among_the_sponsors_is_named(extract: Find) -> None:
    for name, kind in ((GROUPS, "gias-groups"), (ALL_LINKS, "gias-grouplinks"), (MONTHS[2], "gias-grouplinks")):
        rows, (items, _) = records(extract(name)), read(extract(name), kind)
        uid = "Linked UID" if name in MONTHS else "Group UID"
        given = {int(row[uid]): " ".join(row["Group Name"].split()) for row in rows}
        hidden = {item.uid for item in items if isinstance(item, Body) and item.name.startswith("Individual sponsor")}
        assert hidden
        assert not {item.name for item in items if isinstance(item, Body)} & {given[number] for number in hidden}
        kept = [item for item in items if isinstance(item, Body) and item.uid not in hidden]
        assert all(item.name == given[item.uid or 0].replace("\x92", "’") for item in kept)
