"""The lists and returns that are handed out: they open, they have drop-downs, and what comes back becomes claims."""

import csv
import io
import json
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.worksheet.worksheet import Worksheet

from api.cli import cli
from graph.errors import BadInput, UnknownThing
from graph.store import Store
from seed.batches import Reject, Tally
from seed.files import open_table
from seed.links import LinksImporter
from seed.links_columns import LINK_COLUMNS, RETURN_COLUMNS
from seed.links_directory import read_directory
from seed.load import load
from seed.templates import links_csv, links_xlsx, return_xlsx

DAY = date(2014, 5, 1)
NETWORK = """
Ash#900001{name: Example Ash School} -IN_AREA_OF-> Exemplar:Council#999
Birch#900002{name: =Example Birch} -IN_AREA_OF-> Exemplar
Cedar#900003{name: Example Cedar School} -IN_AREA_OF-> Exemplar
Cedar -SUPPORTS{focus: maths, start_min: 2012-09-01, start_max: 2013-08-31, end_min: 2013-12-10}-> Ash
Oak:Trust{name: Example Oak Trust} -SUPPORTS-> Ash
Ash -MEMBER_OF-> Circle:Partnership{name: Example Circle}
Secret:Body -SUPPORTS{visibility: internal}-> Ash
Elm:Body{name: Example Elm} -SUPPORTS{end_min: 2012-07-31, end_max: 2012-07-31}-> Ash
"""
Run = Callable[..., subprocess.CompletedProcess[str]]
Fill = Callable[[openpyxl.Workbook], None]


@pytest.fixture
def held(drawn: Callable[..., Store]) -> Store:
    return drawn(NETWORK, date(2013, 12, 10))


def _importer(store: Store) -> LinksImporter:
    return LinksImporter(lambda: read_directory(store))


def _back(store: Store, path: Path, fill: Fill, day: date | None = None) -> tuple[Tally, list[Reject]]:
    """Hand out a return, fill it in, and import it."""
    path.write_bytes(return_xlsx(store, "999"))
    book = openpyxl.load_workbook(path)
    fill(book)
    book.save(path)
    tally = Tally()
    report = load(store, _importer(store).batch(path, day, tally), lambda _: None, tally)
    assert report.rows == report.accepted + report.rejected
    return tally, tally.rejects


def _lines(sheet: Worksheet) -> dict[str, int]:
    """Give the row of each line of a sheet by what stands in its other party's column, or else its first."""
    return {str(row[3].value or row[0].value): row[3].row for row in sheet.iter_rows() if row[3].value or row[0].value}


def _put(sheet: Worksheet, line: int, **cells: str) -> None:
    fields = [column.field for column in RETURN_COLUMNS]
    for field, text in cells.items():
        sheet.cell(line, fields.index(field) + 1, text)


def _answered(sheet: Worksheet, day: str = "1 May 2014") -> None:
    sheet.cell(_lines(sheet)["answered on"], 2, day)


def _claims(store: Store, source: str = "return") -> list[tuple[object, ...]]:
    rows = store.read(
        "MATCH (a)-[r]->(b) WHERE r.source STARTS WITH $source RETURN a.id AS a, type(r) AS rel, b.id AS b, "
        "r.start_min AS start, r.end_min AS confirmed, r.end_max AS ended ORDER BY a, rel, b",
        source=source,
    )
    return [tuple(row.values()) for row in rows]


def test_the_csv_of_links_has_headers_and_a_line_of_help_for_each() -> None:
    headers, help_line = csv.reader(io.StringIO(links_csv()))
    assert headers == [column.header for column in LINK_COLUMNS]
    assert all(help_line)
    assert LinksImporter().recognises(headers)


def test_the_workbook_of_links_opens_and_has_drop_downs(tmp_path: Path) -> None:
    path = tmp_path / "links.xlsx"
    path.write_bytes(links_xlsx())
    book = openpyxl.load_workbook(path)
    sheet = book["links"]
    choices = {str(v.sqref).split(":")[0]: v.formula1 for v in sheet.data_validations.dataValidation}
    assert [sheet.cell(1, at).value for at in range(1, 4)] == ["relationship", "first party", "first party council"]
    assert len(choices) == sum(bool(column.values) for column in LINK_COLUMNS)
    assert choices["A3"] == "lists!$A$1:$A$22"  # 20 kinds of link, an answer of none, a declaration
    assert [book["lists"].cell(at, 1).value for at in (1, 2)] == ["supports", "partners with"]
    assert book["lists"].sheet_state == "hidden"


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_filled_in_list_comes_back_as_claims_and_its_help_is_no_row(held: Store, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"links-2014-05-01{ending}"
    told = {"relationship": "supports", "first party": "Oak", "second party": "900002", "from": "Sept 2012"}
    if ending == ".csv":
        line = ",".join(told.get(column.header, "") for column in LINK_COLUMNS)
        path.write_text(f"{links_csv()}{line}\r\n", encoding="utf-8")
    else:
        path.write_bytes(links_xlsx())
        book = openpyxl.load_workbook(path)
        for at, column in enumerate(LINK_COLUMNS, 1):
            book["links"].cell(3, at, told.get(column.header))
        book.save(path)
    assert LinksImporter().recognises(open_table(path).header)
    tally = Tally()
    load(held, _importer(held).batch(path, None, tally), lambda _: None, tally)
    assert (tally.rows, tally.rejects) == (1, [])
    assert _claims(held, "entry") == [("Oak", "SUPPORTS", "Birch", date(2012, 9, 1), DAY, None)]


def test_a_return_has_a_sheet_a_school_with_what_is_held_and_public(held: Store) -> None:
    book = openpyxl.load_workbook(io.BytesIO(return_xlsx(held, "999")))
    assert book.sheetnames == [
        "900002 =Example Birch",
        "900001 Example Ash School",
        "900003 Example Cedar School",
        "lists",
    ]
    sheet = book["900001 Example Ash School"]
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert {"Example Cedar School (URN 900003)", "Example Oak Trust (Oak)", "Example Circle (Circle)"} <= set(texts)
    assert "2012/13" in texts
    assert not any("Secret" in text or "Elm" in text for text in texts)  # internal; ended
    assert book["900002 =Example Birch"]["B2"].data_type == "s"  # no formula
    assert sheet.data_validations.count == 5 + 1


def test_a_return_confirms_ends_corrects_and_adds(held: Store, tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book["900001 Example Ash School"]
        line = _lines(sheet)
        _answered(sheet)
        _put(sheet, line["Example Cedar School (URN 900003)"], answer="still so")
        _put(sheet, line["Example Oak Trust (Oak)"], answer="ended", to="March 2014")
        _put(sheet, line["Example Circle (Circle)"], **{"from": "2011"})  # changed: a correction
        _put(sheet, sheet.max_row + 1, relationship="is supported by", second="900002", intensity="a day a week")

    tally, rejects = _back(held, tmp_path / "return.xlsx", fill)
    assert (tally.rows, rejects) == (4, [])
    assert _claims(held) == [
        ("Ash", "MEMBER_OF", "Circle", date(2011, 1, 1), DAY, None),
        ("Birch", "SUPPORTS", "Ash", None, DAY, None),
        ("Cedar", "SUPPORTS", "Ash", date(2012, 9, 1), DAY, None),
        ("Oak", "SUPPORTS", "Ash", None, date(2014, 3, 1), date(2014, 3, 31)),
    ]
    document = held.read("MATCH (d:Document {kind: 'return'}) RETURN d.id AS id, d.date AS day, d.scope AS scope")
    assert document == [{"id": "return:2014-05-01:Ash", "day": DAY, "scope": ["Exemplar"]}]


def test_a_school_states_none_and_untouched_sheets_tell_nothing(held: Store, tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book["900002 =Example Birch"]
        sheet.cell(_lines(sheet)["no support from anyone"], 2, "Yes")

    tally, rejects = _back(held, tmp_path / "return.xlsx", fill, DAY)
    assert (tally.rows, rejects) == (1, [])
    assert _claims(held) == [("Birch", "ANSWERED_NONE", "return:2014-05-01:Birch", None, DAY, None)]


def test_a_line_without_an_answer_and_a_contradicted_none_are_rejected(held: Store, tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book["900001 Example Ash School"]
        line = _lines(sheet)
        _answered(sheet)
        sheet.cell(line["no support from anyone"], 2, "yes")
        _put(sheet, line["Example Cedar School (URN 900003)"], answer="still so")
        _put(sheet, line["Example Oak Trust (Oak)"], answer="ended")

    tally, rejects = _back(held, tmp_path / "return.xlsx", fill)
    assert (tally.rows, tally.accepted) == (4, 1)
    assert {(reject.column, reject.reason) for reject in rejects} == {
        ("answer (sheet 900001 Example Ash School)", "the line has no answer"),
        ("to (sheet 900001 Example Ash School)", "the line says ended but not when"),
        ("no support from anyone (sheet 900001 Example Ash School)", "the same sheet says that the school has support"),
    }


def test_a_return_without_a_day_is_rejected_line_by_line(held: Store, tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book["900003 Example Cedar School"]
        _put(sheet, _lines(sheet)["Example Ash School (URN 900001)"], answer="still so")

    tally, rejects = _back(held, tmp_path / "return.xlsx", fill)
    assert (tally.rows, tally.accepted) == (1, 0)
    assert rejects[0].column.startswith("answered on")


def test_a_return_needs_a_council_with_schools(held: Store) -> None:
    with pytest.raises(UnknownThing, match="Nowhere"):
        return_xlsx(held, "Nowhere")


def test_the_command_writes_what_the_ending_says(tmp_path: Path) -> None:
    run = CliRunner().invoke(cli, ["template", "links"])
    assert run.stdout.startswith("relationship,first party,")
    path = tmp_path / "links.xlsx"
    assert CliRunner().invoke(cli, ["template", "links", "-o", str(path)]).exit_code == 0
    assert "links" in openpyxl.load_workbook(path).sheetnames
    for wrong in (["links", "-o", "links.doc"], ["return", "-o", "return.csv"], ["return"]):
        assert isinstance(CliRunner().invoke(cli, ["template", *wrong]).exception, BadInput)


@pytest.mark.usefixtures("held")
def test_a_list_goes_out_and_comes_back_by_the_command(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "links.csv"
    assert run("template", "links", "-o", path).returncode == 0
    with path.open("a", encoding="utf-8") as file:
        blank = "," * (len(LINK_COLUMNS) - 4)
        file.write(f"supports,900002,,900003{blank}\r\nsupports,Example Nobody,,900003{blank}\r\n")
    report = json.loads(run("import", path, "--date", "2014-05-01", "--json").stdout)
    assert (report["rows"], report["accepted"], report["rejected"]) == (2, 1, 1)
    assert "Example Nobody" in Path(report["rejects_file"]).read_text(encoding="utf-8")
    again = json.loads(run("import", "links", path, "--date", "2014-05-01", "--json").stdout)
    assert (again["load"], again["rows"]) == (report["load"], 0)
