"""The papers' claims: each stands in its paper and fits the model, and a paper is known by its words."""

import re
from datetime import date
from pathlib import Path

import pytest

from graph.errors import BadInput
from graph.kinds import LINKS, Link, Node
from graph.schema import Cohort, School
from seed.claims import conflicts, read_papers
from seed.source import Batch

SHIPPED = sorted((Path(__file__).parents[2] / "seed" / "papers").glob("*.toml"))
EACH = pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
UNSURE = re.compile(r"propos|\bmight\b|would be|potential", re.IGNORECASE)
E_MAIL_OR_PHONE = re.compile(r"\S@\S|(?:\+44|\b0)[\d ()-]{8,}\d")


def nodes(batch: Batch) -> list[Node]:
    return [item for item in batch.items if isinstance(item, Node)]


def claims(batch: Batch) -> list[Link]:
    return [item for item in batch.items if isinstance(item, Link)]


def test_five_papers_are_shipped_and_read_as_one_batch() -> None:
    batch = read_papers()
    assert batch.kind == "papers"
    assert [d.id for d in batch.documents] == [f"document:00{number}" for number in range(5)]
    assert batch.files == [path.name for path in SHIPPED]
    assert len(batch.sha256) == 64


@EACH
def test_every_quote_stands_in_its_paper(path: Path, papers: Path) -> None:
    batch = read_papers([path])
    own = batch.documents[0]
    words = " ".join((papers / str(own.file)).read_text("utf-8").split())
    told = [item for item in batch.items if getattr(item, "source", None) == own.id]
    assert [item.id for item in told if " ".join(str(getattr(item, "quote", None)).split()) not in words] == []


@EACH
def test_every_quote_is_at_most_25_words(path: Path) -> None:
    quotes = {item.id: getattr(item, "quote", None) or "" for item in read_papers([path]).items}
    assert {name: quote for name, quote in quotes.items() if len(quote.split()) > 25} == {}


def test_every_id_is_used_once_and_has_no_slash() -> None:
    batch = read_papers()
    names = [claim.id for claim in claims(batch)] + sorted({node.id for node in nodes(batch)})
    assert len(names) == len(set(names))
    assert [name for name in names if "/" in name or name != name.lower()] == []


def test_every_end_is_a_node_of_a_kind_that_fits() -> None:
    batch = read_papers()
    labels = {node.id: node.label for node in [*nodes(batch), *batch.documents]}
    ends = {c.id: (c.rel, labels.get(c.from_id), labels.get(c.to_id)) for c in claims(batch)}
    assert len(ends) > 300
    misfits = [
        n for n, (rel, start, end) in ends.items() if start not in LINKS[rel].ends[0] or end not in LINKS[rel].ends[1]
    ]
    assert misfits == []


@EACH
def test_each_paper_alone_is_complete(path: Path) -> None:
    batch = read_papers([path])
    names = {item.id for item in [*nodes(batch), *batch.documents]}
    assert {end for claim in claims(batch) for end in (claim.from_id, claim.to_id)} <= names
    assert {str(getattr(node, "source", None)) for node in nodes(batch)} <= {d.id for d in batch.documents}


@EACH
def test_no_e_mail_address_or_telephone_number_is_held(path: Path) -> None:
    assert E_MAIL_OR_PHONE.search(path.read_text("utf-8")) is None


@EACH
def test_an_unsure_quote_is_not_told_as_actual_without_a_reason(path: Path) -> None:
    unsure = [c for c in claims(read_papers([path])) if c.status == "actual" and UNSURE.search(c.quote or "")]
    assert [claim.id for claim in unsure if not claim.note] == []


def test_every_claim_has_a_quote_and_a_day_unless_it_has_ended() -> None:
    batch = read_papers()
    assert [c.id for c in claims(batch) if not c.quote] == []
    undated = [c for c in claims(batch) if not (c.start_min or c.start_max or c.end_min or c.end_max)]
    assert {c.status for c in undated} == {"ended"}


def test_only_one_cohort_is_the_total_of_a_council() -> None:
    batch = read_papers()
    whole = {node.id: node for node in nodes(batch) if isinstance(node, Cohort) and node.of is None}
    totals = [(c.to_id, c.from_id) for c in claims(batch) if c.rel == "IN_AREA_OF" and c.from_id in whole]
    counted = [council for council, name in totals if whole[name].count is not None]
    assert len(counted) == len(set(counted))
    assert [(name, whole[name].count) for council, name in totals if council == "council:883"] == [
        ("004:cohort:schools", 53)
    ]


def test_thurrock_names_its_teaching_schools_and_does_not_guess_their_numbers() -> None:
    batch = read_papers()
    schools = {n.id for n in nodes(batch) if isinstance(n, School) and n.council == "883" and n.urn is None}
    leads = {c.from_id: (c.start_min, c.start_max) for c in claims(batch) if c.rel == "LEADS" and c.from_id in schools}
    april = (date(2013, 4, 1), date(2013, 4, 30))
    assert leads == {
        "004:school:treetops": (date(2012, 1, 1), date(2012, 12, 31)),
        "004:school:beacon-hill": april,
        "004:school:harris-academy": april,
        "004:school:dilkes-academy": april,
    }


def test_conflicts_name_their_paper_and_both_sides() -> None:
    found = conflicts()
    assert len(found) > 10
    assert {len(c.between) > 1 and c.about.endswith(".") for c in found} == {True}
    own = conflicts([SHIPPED[4]])
    assert own == [conflict for conflict in found if conflict.paper == "document:004"]


def test_the_papers_themselves_are_the_same_load_as_their_claims(papers: Path) -> None:
    every = read_papers()
    for given in ([papers], sorted(papers.glob("*.txt")), [SHIPPED[0].parent], [papers, *SHIPPED]):
        assert read_papers(given).sha256 == every.sha256
    first = min(papers.glob("*.txt"))
    assert [d.id for d in read_papers([first]).documents] == ["document:000"]


def test_a_paper_is_known_by_its_words_not_by_its_name_or_spacing(papers: Path, tmp_path: Path) -> None:
    words = (papers / "004_cad8785854c2d344.txt").read_text("utf-8").split()
    copy = tmp_path / "notes.txt"
    copy.write_text("\n\n".join(words), "utf-8")
    assert read_papers([copy]).files == [SHIPPED[4].name]
    copy.write_text("\n\n".join(words[:-1500]), "utf-8")
    with pytest.raises(BadInput, match=r"notes\.txt is none of the papers"):
        read_papers([copy])
