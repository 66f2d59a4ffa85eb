"""Spreadsheets read as tables: XLSX and ODS made here; an XLS is among the published extracts."""

import gzip
import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from workbooks import ods, xlsx

from graph.errors import BadInput
from seed.files import BadRow, Table, open_table
from seed.source import Row

ROWS = [["URN", "Name", "Day"], [900001, "Ash", date(2023, 7, 5)], [900002.0, "Birch", None]]
READ = [{"URN": "900001", "Name": "Ash", "Day": "2023-07-05"}, {"URN": "900002", "Name": "Birch", "Day": ""}]


def zipped(content: bytes) -> bytes:
    """Pack bytes as the one file of a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("inspections_20230705.xlsx", content)
    return out.getvalue()


def opened(folder: Path, content: bytes) -> Table:
    """Write bytes under a name that says nothing, and open them."""
    (folder / "given.dat").write_bytes(content)
    return open_table(folder / "given.dat")


def cells(table: Table) -> list[dict[str, str]]:
    """Read all records."""
    return [dict(row.cells) for row in table.rows() if isinstance(row, Row)]


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zipped])
@pytest.mark.parametrize("write", [lambda rows: xlsx(One=rows), ods])
def test_every_format_and_packing_gives_the_same_cells(tmp_path: Path, write: Any, pack: Any) -> None:
    table = opened(tmp_path, pack(write(ROWS)))
    assert cells(table) == READ
    assert cells(table) == READ, "and again"
    assert [row.number for row in table.rows()] == [1, 2]


def test_the_name_inside_a_zip_is_kept(tmp_path: Path) -> None:
    assert opened(tmp_path, zipped(xlsx(One=ROWS))).names == ("given.dat", "inspections_20230705.xlsx")


def test_cells_are_text_as_in_a_csv(tmp_path: Path) -> None:
    row = [900001, 18.1, True, datetime(2023, 7, 5, 9, 30), "0012", " Ash "]  # noqa: DTZ001
    (read,) = cells(opened(tmp_path, xlsx(One=[["URN", "a", "b", "c", "d", "e"], row])))
    assert list(read.values()) == ["900001", "18.1", "true", "2023-07-05 09:30:00", "0012", " Ash "]


def test_up_to_twenty_rows_of_titles_are_passed_over(tmp_path: Path) -> None:
    titles = [[f"Line {number}"] for number in range(20)]
    assert cells(opened(tmp_path, xlsx(One=[*titles, *ROWS]))) == READ
    table = opened(tmp_path, xlsx(One=[["Title"], *titles, *ROWS]))
    assert table.header == ["Title"], "the header is too far down to be found"


def test_a_header_without_a_known_column_is_the_first_wide_row(tmp_path: Path) -> None:
    rows = [["Links of our schools"], ["From", "Kind", "To"], ["Ash", "supports", "Birch"]]
    assert cells(opened(tmp_path, xlsx(One=rows))) == [{"From": "Ash", "Kind": "supports", "To": "Birch"}]


def test_covers_glossaries_and_hidden_sheets_are_passed_over(tmp_path: Path) -> None:
    book = xlsx(
        Cover=[["Management information"], ["As at 31 January 2026"]],
        Glossary=[["URN", "unique reference number"], ["Name", "of the school"]],
        Data=ROWS,
        hidden=[["URN", "a", "b", "c", "d"], [1, 2, 3, 4, 5]],
    )
    assert cells(opened(tmp_path, book)) == READ


def test_blank_rows_are_no_records_and_a_cell_beyond_the_header_rejects_its_row(tmp_path: Path) -> None:
    rows = [["URN", "Name"], [None, None], [900001, "Ash", None], [900002, "Birch", "more"]]
    read = list(opened(tmp_path, xlsx(One=rows)).rows())
    assert [type(row) for row in read] == [Row, BadRow]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Excel or Word file that cannot be read"),
        (xlsx(One=[["URN"]]), "no sheet with a header and rows below it"),
        (xlsx(One=[]), "no sheet with a header"),
        (xlsx(One=ROWS)[:-30], "damaged"),
        (ods(ROWS).replace(b"</table:table-row>", b"</table:table-xxx>"), "cannot be read"),
    ],
)
def test_a_broken_workbook_is_refused_in_one_sentence(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(BadInput) as caught:
        opened(tmp_path, content)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert ";" in str(caught.value), "a remedy follows"
