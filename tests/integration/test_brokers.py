"""`partnerships brokers` from a database to every format."""

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from graph.broker_shapes import Brokers
from graph.store import Store

Run = Callable[..., subprocess.CompletedProcess[str]]
ABOUT = ("--council", "999", "--as-of", "2013-12-10")
# The alliance stands between Ash and Birch of one council, Cedar and Dale of the next; what helps Fir is not public.
PICTURE = """
Ash#900001{name: Example Ash, phase: Primary, sector: academy} -IN_AREA_OF-> Exemplar:Council#999
Birch#900002{name: Example Birch, phase: Secondary} -IN_AREA_OF-> Exemplar
Cedar#900003{name: =Cedar, phase: Primary} -IN_AREA_OF-> Beside:Council#998
Ash -MEMBER_OF-> Yews:Alliance{name: Example Yews} <-MEMBER_OF- Birch
Cedar -MEMBER_OF-> Yews <-MEMBER_OF- Dale#900005{name: Example Dale} -IN_AREA_OF-> Beside
Ash -MEMBER_OF-> Oak:Trust#4711{name: Example Oak Trust}
Fir#900004{name: Example Fir} -IN_AREA_OF-> Exemplar
Oak -SUPPORTS{visibility: internal}-> Fir
Elder:Partnership{name: Example Elder} -IN_AREA_OF-> Exemplar
Birch -LEADS{status: proposed}-> Elder
Quiet:Partnership{name: Example Quiet Ring} -IN_AREA_OF{visibility: internal}-> Exemplar
Quiet -SUPPORTS-> Gorse -IN_AREA_OF{visibility: internal}-> Exemplar
"""


@pytest.fixture
def ask(drawn: Callable[..., Store], run_on: Callable[[Store], Run]) -> Run:
    """Run `partnerships brokers` about Exemplar in the picture."""
    run = run_on(drawn(PICTURE))
    return lambda *words: run("brokers", *ABOUT, *words)


def _answer(done: subprocess.CompletedProcess[str]) -> Any:
    def refuse(word: str) -> None:
        raise AssertionError(word)

    assert (done.returncode, done.stderr) == (0, "")
    answer = json.loads(done.stdout, parse_constant=refuse)  # NaN is no JSON
    Brokers.model_validate(answer)
    return answer


def _rows(answer: Any) -> dict[str, Any]:
    return {row["id"]: row for row in answer["bodies"]}


def test_rows_tell_roles_routes_holes_and_cuts(ask: Run) -> None:
    answer = _answer(ask("--format", "json"))
    rows = _rows(answer)
    # In the area: Ash, Birch, Fir, Elder and the council; tied to it: Yews, Oak, Cedar, Dale. Not the next council.
    assert (answer["as_of"], answer["view"]["nodes"], answer["view"]["links"], answer["view"]["arcs"]) == (
        "2013-12-10", 9, 5, 10,
    )  # fmt: skip
    assert answer["bodies"][0]["id"] == "Yews"
    # Yews has no council: Ash to Birch, Cedar to Dale and back are itinerant, from one pair to the other liaison.
    yews = {name: rows["Yews"][name] for name in ("coordinator", "itinerant", "liaison", "total", "group")}
    assert yews == {"coordinator": 0, "itinerant": 4, "liaison": 8, "total": 12, "group": None}
    # Of the 28 pairs of the other eight, those of Ash or Oak with the other three, and those of the three, pass Yews.
    assert rows["Yews"]["betweenness"] == pytest.approx(9 / 28)
    assert (rows["Ash"]["group"], rows["Ash"]["constraint"], rows["Ash"]["effective_size"]) == ("Exemplar", 0.5, 2.0)
    assert [name for name, row in rows.items() if row["articulation_point"]] == ["Yews", "Ash"]
    alone = rows["Fir"]
    assert (alone["links"], alone["constraint"], alone["efficiency"], alone["betweenness"]) == (0, None, None, 0.0)
    assert (answer["withheld"], answer["betweenness_error"], answer["left_out"]) == (3, None, 0)


def test_groups_may_be_trusts_phases_or_sectors(ask: Run) -> None:
    by = {name: _rows(_answer(ask("--format", "json", "--group", name))) for name in ("trust", "phase", "sector")}
    # Oak and Ash are of one trust, so Ash represents it to Yews and lets Yews in.
    ash = by["trust"]["Ash"]
    assert (ash["group"], ash["representative"], ash["gatekeeper"], ash["total"]) == ("Example Oak Trust", 1, 1, 2)
    assert by["trust"]["Oak"]["group"] == "Example Oak Trust"
    # Ash and Cedar are primary schools.
    assert (by["phase"]["Yews"]["itinerant"], by["phase"]["Birch"]["group"]) == (2, "Secondary")
    assert by["sector"]["Ash"]["group"] == "academy"


def test_internal_and_proposed_links_are_taken_only_where_asked_for(ask: Run) -> None:
    inside = _answer(ask("--format", "json", "--audience", "internal"))
    assert [_rows(inside)[name]["links"] for name in ("Fir", "Quiet", "Gorse")] == [1, 1, 1]
    assert inside["withheld"] == 0
    answer = _answer(ask("--format", "json", "--proposed"))
    assert {"Quiet", "Gorse"}.isdisjoint(_rows(answer))  # a claim that is not public would have placed them there
    elder = _rows(answer)["Elder"]
    assert (elder["links"], elder["proposed_links"], answer["view"]["proposed_links"]) == (1, 1, 1)
    assert (answer["view"]["statuses"], _rows(answer)["Birch"]["proposed_links"]) == (["actual", "proposed"], 1)
    assert "Example Elder (P)" in ask("--proposed").stdout
    assert "(P)" not in ask().stdout


def test_every_format_has_the_same_rows(ask: Run, tmp_path: Path) -> None:
    ids = [row["id"] for row in _answer(ask("--format", "json"))["bodies"]]
    rows = list(csv.DictReader(io.StringIO(ask("--format", "csv").stdout)))
    assert [row["id"] for row in rows] == ids
    assert {row["name"] for row in rows if row["id"] == "Cedar"} == {"'=Cedar"}
    path = tmp_path / "brokers.xlsx"
    assert ask("--format", "xlsx", "-o", path).returncode == 0
    book = load_workbook(path)
    assert [line[0].value for line in book["Brokers"].iter_rows(min_row=2)] == ids
    first = ask("--top", "1").stdout
    assert ("Example Yews" in first, "Example Ash" in first, "and 8 more" in first) == (True, False, True)
    assert _answer(ask("--top", "1", "--format", "json"))["left_out"] == 8


def test_a_day_before_all_sources_has_an_answer(ask: Run) -> None:
    done = ask("--as-of", "1900-01-01", "--format", "json")
    answer = _answer(done)
    assert (answer["view"]["links"], {row["total"] for row in answer["bodies"]}) == (0, {0})
    assert "No link of the view holds on that day" in ask("--as-of", "1900-01-01").stdout


def test_an_unknown_council_is_one_sentence(ask: Run) -> None:
    done = ask("--council", "Nowhere")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith("Error: No council held is called 'Nowhere'")


def test_an_empty_database_is_one_sentence(run: Run) -> None:
    empty = run("brokers")
    assert (empty.returncode, empty.stdout) == (2, "")
    assert "The database holds no sources yet" in empty.stderr


def test_the_nation_leaves_made_up_councils_out(drawn: Callable[..., Store], run_on: Callable[[Store], Run]) -> None:
    run = run_on(drawn(PICTURE + "Made{illustrative: true} -SUPPORTS-> Up{illustrative: true}"))
    done = run("brokers", "--as-of", "2013-12-10", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "Reading all that is held …\n")
    answer = json.loads(done.stdout)
    assert {"Made", "Up"}.isdisjoint(_rows(answer))
    # The council beside and Quiet, with nobody tied to them, are nodes too; three claims are withheld.
    assert (answer["view"]["nodes"], answer["view"]["links"], answer["withheld"]) == (12, 6, 3)
    assert _rows(answer)["Cedar"]["group"] == "Beside"


def test_in_leicester_in_2011_the_proposed_alliance_has_no_place_until_proposals_are_asked_for(run: Run) -> None:
    assert run("import", "papers").returncode == 0
    about = ("brokers", "--council", "Leicester", "--as-of", "2011-01-28", "--format", "json")
    rows, alliance = _rows(_answer(run(*about))), "003:partnership:alliance"
    assert (rows[alliance]["total"], rows[alliance]["betweenness"], rows[alliance]["links"]) == (0, 0.0, 0)
    # Measure: Burt's constraint, which only bodies with actual ties have. The paper tells of three pairs: the SDSA
    # hosts the primary heads, a school hosts the Secondary EIP, and the council is in the children's trust.
    assert {name for name, row in rows.items() if row["constraint"] is not None} == {
        "003:body:sdsa", "003:partnership:cph", "003:school:eip-host", "003:partnership:eip", "council:856",
        "003:partnership:childrens-trust",
    }  # fmt: skip
    proposed = _rows(_answer(run(*about, "--proposed")))
    # Five would-be members: twenty ordered pairs, of which the SDSA has its own arc to the primary heads.
    assert (proposed[alliance]["total"], proposed[alliance]["links"], proposed[alliance]["proposed_links"]) == (
        19,
        5,
        5,
    )
    assert proposed["003:partnership:eip"]["proposed_links"] == 1
