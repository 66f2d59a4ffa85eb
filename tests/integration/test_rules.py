"""Rules as a whole: days, councils, audiences, identity and succession, and the command's formats."""

import csv
import io
import json
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from graph.rule_answers import Rules, RulesQuery
from graph.store import Store
from queries.statements import NAMES, rules

Run = Callable[..., subprocess.CompletedProcess[str]]
Drawn = Callable[..., Store]
SPONSORS = """
Ash#1 -IN_AREA_OF-> Exemplar:Council#999 <-IN_AREA_OF- Birch#2
Cedar#3 -IN_AREA_OF-> Kestrel:Council#998 <-IN_AREA_OF- Dale#4
Ash -INSPECTED-> a:Inspection{date: 2013-03-01, overall: 1}
Cedar -INSPECTED-> c:Inspection{date: 2013-03-01, overall: 2}
Ash -SPONSORS{quote: Ash sponsors Birch}-> Birch
Cedar -SPONSORS-> Dale
Corp:Body{kind: sponsor} -SPONSORS-> Birch
"""


def results(answer: Rules) -> list[tuple[str, str, str]]:
    """Give rule, subject and result of each row."""
    return [(row.rule, row.subject.id, row.result) for row in answer.rows]


def asked(store: Store, *names: str, **more: Any) -> list[tuple[str, str]]:
    """Give subject and result of each row of some rules."""
    return [told[1:] for told in results(rules(store, RulesQuery(rule=names, **more)))]


def test_the_answer_counts_three_results_and_lists_those_asked_for(run: Run, drawn: Drawn) -> None:
    drawn(SPONSORS)
    words = ("--rule", "sponsor_is_outstanding", "--format", "json")
    told = json.loads(run("rules", *words).stdout)
    assert (told["as_of"], told["counts"]) == ("2013-12-10", {"holds": 1, "broken": 1, "cannot_be_checked": 1})
    first = told["rows"][0]
    assert (first["rule"], first["paper"], first["result"]) == ("sponsor_is_outstanding", "document:002", "broken")
    assert first["subject"] == {"id": "Cedar", "name": "Cedar", "kind": "School", "council": "Kestrel"}
    assert (first["quote"][:34], first["sources"]) == ("A school had to be judged to be ou", ["document:drawing"])
    assert [(c["type"], c["from_id"], c["to_id"]) for c in first["claims"]] == [
        ("SPONSORS", "Cedar", "Dale"),
        ("INSPECTED", "Cedar", "c"),
    ]
    assert told["rules"][0]["in_force"] is True
    some = json.loads(run("rules", *words, "--result", "holds", "--council", "999").stdout)
    assert some["counts"] == {"holds": 1, "broken": 0, "cannot_be_checked": 1}
    assert [row["subject"]["id"] for row in some["rows"]] == ["Ash"]


def test_a_table_has_the_headline_the_quote_and_the_reason(run: Run, drawn: Drawn) -> None:
    drawn(SPONSORS)
    done = run("rules", "--council", "Kestrel", "--rule", "sponsor_is_outstanding")
    assert done.returncode == 0, done.stderr
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert lines[:2] == [
        "Is what the papers lay down kept to in Kestrel?",
        "As at 10 December 2013: holds for 0, broken by 1, cannot be checked for 0.",
    ]
    assert max(map(len, done.stdout.splitlines())) <= 100
    text = " ".join(" ".join(lines).replace("│", " ").split())
    assert "“A school had to be judged to be outstanding by Ofsted" in text
    assert "From 1 February 2013, to 31 August 2024." in text
    assert "broken" in text


def test_a_file_has_one_line_a_subject_and_a_workbook_the_rules_too(run: Run, drawn: Drawn, tmp_path: Path) -> None:
    drawn(SPONSORS)
    done = run("rules", "--rule", "sponsor_is_outstanding", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["subject"], row["result"], row["as_of"]) for row in rows] == [
        ("Cedar", "broken", "2013-12-10"),
        ("Ash", "holds", "2013-12-10"),
        ("Corp", "cannot_be_checked", "2013-12-10"),
    ]
    assert rows[1]["claims"] == "SPONSORS:Ash:Birch; INSPECTED:Ash:a"
    book = tmp_path / "rules.xlsx"
    assert run("rules", "--format", "xlsx", "-o", book).returncode == 0
    sheets = load_workbook(book)
    assert (sheets.sheetnames, sheets["Rules"].max_row) == (["About", "Rows", "Rules"], len(NAMES) + 1)


@pytest.mark.parametrize(("day", "rows"), [("2024-08-31", 3), ("2024-09-01", 0), ("2013-01-31", 0)])
def test_a_rule_has_rows_on_its_days_only_and_else_says_that_it_is_not_in_force(
    day: str, rows: int, drawn: Drawn
) -> None:
    query = RulesQuery(rule=("sponsor_is_outstanding",), as_of=date.fromisoformat(day), carry=1200)
    answer = rules(drawn(SPONSORS, day=date(2013, 1, 1)), query)
    assert (len(answer.rows), answer.rules[0].in_force) == (rows, rows > 0)


def test_the_papers_alone_break_nothing_that_they_do_not_tell_as_done(run: Run) -> None:
    assert run("import", "papers").returncode == 0
    told = json.loads(run("rules", "--as-of", "2011-01-28", "--format", "json").stdout)
    rows = {(row["rule"], row["subject"]["id"]): row for row in told["rows"]}
    council = rows["governs_and_commissions", "council:856"]
    assert (council["result"], council["subject"]["council"]) == ("cannot_be_checked", "Leicester")
    alliance = [row for (rule, _), row in rows.items() if rule == "organisations_only"]
    # six potential partner organisations, and the cohort of "member organisations": all proposed
    assert (len(alliance), {row["result"] for row in alliance}) == (7, {"cannot_be_checked"})
    special = rows["several_bodies", "003:cohort:special-schools"]
    assert (special["result"], special["why"].count("perhaps in")) == ("cannot_be_checked", 1)
    assert told["counts"]["broken"] == 0


def test_a_predecessors_inspection_and_sponsorship_are_read_as_the_successors(drawn: Drawn) -> None:
    store = drawn(
        """
        Old{closed: 2013-08-31} -SPONSORS-> Birch
        Old -INSPECTED-> i:Inspection{date: 2013-03-01, overall: 1}
        New{opened: 2013-09-01} -SUCCEEDS-> Old
        """
    )
    assert asked(store, "sponsor_is_outstanding") == [("New", "holds")]


def test_what_is_internal_decides_nothing_for_the_public(drawn: Drawn) -> None:
    store = drawn(
        """
        Exemplar:Council#999 -GOVERNS-> Agency:Body
        Exemplar -COMMISSIONS{visibility: internal}-> Agency
        Ash -SPONSORS{visibility: internal}-> Birch
        """
    )
    assert asked(store, "governs_and_commissions") == [("Exemplar", "cannot_be_checked")]
    public = rules(store, RulesQuery())
    assert (public.withheld, "COMMISSIONS:" in public.model_dump_json()) == (2, False)
    assert "Ash" not in public.model_dump_json()
    inside = rules(store, RulesQuery(audience="internal", rule=("governs_and_commissions", "sponsor_is_outstanding")))
    assert results(inside) == [
        ("governs_and_commissions", "Exemplar", "broken"),
        ("sponsor_is_outstanding", "Ash", "cannot_be_checked"),
    ]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--rule", "be_nice"), "'be_nice' is not one of"),
        (("--result", "maybe"), "'maybe' is not one of"),
        (("--council", "Atlantis"), "No council held is called"),
        (("--council", ""), "--council is empty"),
    ],
)
def test_a_wrong_question_is_refused_with_its_remedy(words: tuple[str, ...], why: str, run: Run, drawn: Drawn) -> None:
    drawn(SPONSORS)
    done = run("rules", *words)
    assert (done.returncode, why in done.stderr, "Traceback" in done.stderr) == (2, True, False)
