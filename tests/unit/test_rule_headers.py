"""What rules say of themselves: their quotes stand in their papers, their days are right, their headers strict."""

import re
from datetime import date
from pathlib import Path

import pytest

from graph.errors import BadInput
from queries.header import Header, RuleHeader, read
from queries.statements import NAMES, header
from seed.claims import read_papers

EACH = pytest.mark.parametrize("name", NAMES)
PAPERS = {document.id: document for document in read_papers().documents}
MINIMAL = """
title = "t"
question = "q"
audience = "officer"
returns.subject = { type = "str", meaning = "id" }
examples = [{ network = "Ash", rows = "subject" }]
"""
MORE = """
paper = "document:002"
quote = "q"
standing = "rule"
from = 2013-02-01
checkable_by = "c"
"""


@EACH
def test_the_quote_of_a_rule_stands_in_its_paper(name: str, papers: Path) -> None:
    rule = header(name)
    words = " ".join((papers / str(PAPERS[rule.paper].file)).read_text("utf-8").split())
    assert " ".join(rule.quote.split()) in words
    assert len(rule.quote.split()) <= 25


@EACH
def test_a_rule_begins_no_earlier_than_its_paper_can_tell_and_ends_after_that(name: str) -> None:
    rule, paper = header(name), PAPERS[header(name).paper]
    told = paper.date_min or paper.date
    # the action plan's own title tells May 2007; every other rule is known from the first day its paper can be of
    assert rule.first_day == (date(2007, 5, 1) if rule.paper == "document:000" else told)
    assert rule.last_day is None or rule.last_day > rule.first_day


def test_a_rule_on_overall_grades_ended_with_them() -> None:
    assert header("sponsor_is_outstanding").last_day == date(2024, 8, 31)  # product: grades stopped in September 2024
    ends = {name: header(name).last_day for name in NAMES if re.search("outstanding|improvement|performing", name)}
    assert set(ends.values()) == {date(2024, 8, 31), date(2021, 8, 31)}
    assert ends["teaching_school_is_outstanding"] == date(2021, 8, 31)  # the designation itself


def written(folder: Path, topic: str, toml: str) -> Path:
    path = folder / topic / "one.cypher"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"/*{toml}*/\nMATCH (s) RETURN s.id AS subject", "utf-8")
    return path


def test_only_rules_say_what_rules_say_and_they_say_all_of_it(tmp_path: Path) -> None:
    assert type(read(written(tmp_path, "gaps", MINIMAL)).header) is Header
    assert type(read(written(tmp_path, "rules", MINIMAL.replace("examples", MORE + "examples"))).header) is RuleHeader
    with pytest.raises(BadInput, match="The header of gaps/one is wrong at paper: Extra inputs are not permitted"):
        read(written(tmp_path, "gaps", MINIMAL.replace("examples", MORE + "examples")))
    with pytest.raises(BadInput, match="The header of rules/one is wrong at paper: Field required"):
        read(written(tmp_path, "rules", MINIMAL))


@pytest.mark.parametrize(
    ("line", "changed", "where"),
    [
        ("from = 2013-02-01", 'from = "always"', "from"),
        ("from = 2013-02-01", "first_day = 2013-02-01", "from"),
        ('standing = "rule"', 'standing = "law"', "standing"),
        ('checkable_by = "c"', 'checkable_by = "c"\nuntil = 2024-08-31', "until"),
    ],
)
def test_a_rule_with_a_wrong_word_is_refused(line: str, changed: str, where: str, tmp_path: Path) -> None:
    toml = MINIMAL.replace("examples", MORE.replace(line, changed) + "examples")
    with pytest.raises(BadInput, match=f"The header of rules/one is wrong at {where}: "):
        read(written(tmp_path, "rules", toml))
