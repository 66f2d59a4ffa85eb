"""Opening whatever is given: packing, encoding, line ends, and one sentence for what is no table."""

import gzip
import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import BadInput
from seed.files import BadRow, open_table
from seed.source import Row

Write = Callable[[str, bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write bytes under a name and give the path."""

    def put(name: str, content: bytes) -> Path:
        (tmp_path / name).write_bytes(content)
        return tmp_path / name

    return put


def cells(path: Path) -> list[list[str]]:
    """Read all records of a file that has no bad ones."""
    table = open_table(path)
    rows = list(table.rows())
    assert all(isinstance(row, Row) for row in rows)
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    return [table.header, *([row.cells[name] for name in table.header] for row in rows if isinstance(row, Row))]


TABLE = [["URN", "Name"], ["1", "Ash"], ["2", "St Birch’s"]]
TEXT = "URN,Name\n1,Ash\n2,St Birch’s\n"


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end_gives_the_same_cells(write: Write, coding: str, ends: str) -> None:
    assert cells(write("a.csv", TEXT.replace("\n", ends).encode(coding))) == TABLE


def test_the_encoding_is_found_over_the_whole_file(write: Write) -> None:
    lines = "1,Ash\n" * 400_000  # more than one chunk before the first byte that is not ASCII
    assert cells(write("a.csv", f"URN,Name\n{lines}2,St Birch’s\n".encode("cp1252")))[-1] == ["2", "St Birch’s"]


def test_a_character_that_lies_across_two_chunks_is_still_utf8(write: Write) -> None:
    head = b"URN,Name\n1,"
    content = head + b"x" * ((1 << 20) - len(head) - 1) + "é\n".encode()
    assert cells(write("a.csv", content))[1][1].endswith("xé")


def test_controls_left_by_a_wrong_decoding_are_repaired(write: Write) -> None:
    assert cells(write("a.csv", "URN,Name\n1,Ash\n2,St Birch\x92s\n".encode())) == TABLE
    assert cells(write("a.json", json.dumps([{"URN": "2", "Name": "St Birch\x92s"}]).encode()))[1][1] == "St Birch’s"


def test_gzip_and_zip_are_known_by_their_bytes_not_their_names(write: Write, tmp_path: Path) -> None:
    assert cells(write("a.csv", gzip.compress(TEXT.encode()))) == TABLE
    with zipfile.ZipFile(tmp_path / "b.csv", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("folder/edubasealldata20200102.csv", TEXT)
        archive.writestr("__MACOSX/folder/._edubasealldata20200102.csv", b"\0\0")
    assert cells(tmp_path / "b.csv") == TABLE
    assert open_table(tmp_path / "b.csv").names == ("b.csv", "edubasealldata20200102.csv")


def test_the_hash_is_of_the_bytes_as_given(write: Write) -> None:
    content = gzip.compress(TEXT.encode())
    assert open_table(write("a.csv.gz", content)).sha256 == hashlib.sha256(content).hexdigest()


def test_json_values_become_text(write: Write) -> None:
    records = [{"urn": 1, "name": None, "open": True, "east": 1.5}, {"urn": "2", "open": False}]
    rows = [row for row in open_table(write("a.json", json.dumps(records).encode())).rows() if isinstance(row, Row)]
    assert rows[0].cells == {"urn": "1", "name": "", "open": "true", "east": "1.5"}
    assert rows[1].cells == {"urn": "2", "open": "false"}


def test_json_that_nests_deeply_or_holds_half_a_character_gives_no_traceback(write: Write) -> None:
    deep = b"[" * 5000 + b"]" * 5000
    assert cells(write("a.json", b'[{"urn": 1, "name": ' + deep + b"}]"))[1] == ["1", ""]
    assert cells(write("b.json", b'[{"name": "Ash \\ud800"}]'))[1] == ["Ash ?"]
    assert isinstance(list(open_table(write("c.json", b'[{"urn": 1}, ' + deep + b"]")).rows())[1], BadRow)


def test_json_with_a_byte_order_mark_is_read(write: Write) -> None:
    assert cells(write("a.json", b"\xef\xbb\xbf" + json.dumps([{"urn": 1}]).encode())) == [["urn"], ["1"]]


def test_an_unnamed_column_spaces_in_names_and_other_delimiters_are_taken(write: Write) -> None:
    assert cells(write("a.csv", b", URN,Name \n0,1,Ash\n")) == [["", "URN", "Name"], ["0", "1", "Ash"]]
    assert cells(write("b.csv", b"URN;Name\n1;Ash, North\n"))[1] == ["1", "Ash, North"]


def test_quoted_cells_may_hold_commas_and_line_ends_and_blank_lines_are_no_records(write: Write) -> None:
    assert cells(write("a.csv", b'URN,Name\n1,"Ash,\nNorth"\n\n2,Birch\n\n'))[1:] == [
        ["1", "Ash,\nNorth"],
        ["2", "Birch"],
    ]


def test_a_ragged_row_is_a_bad_row_and_the_others_are_read(write: Write) -> None:
    rows = list(open_table(write("a.csv", b"URN,Name\n1,Ash\n2\n3,Cedar,x\n4,Elm,,\n")).rows())
    assert [row.number for row in rows if isinstance(row, BadRow)] == [2, 3]
    assert [row.fault.reason for row in rows if isinstance(row, BadRow)] == [
        "the row has 1 cells where the header has 2",
        "the row has 3 cells where the header has 2",
    ]
    assert [dict(row.cells) for row in rows if isinstance(row, Row)] == [
        {"URN": "1", "Name": "Ash"},
        {"URN": "4", "Name": "Elm"},
    ]


def test_a_header_with_one_name_more_than_every_row_loses_that_name(write: Write) -> None:
    assert cells(write("a.csv", b"URN,Name,Surplus\n1,Ash\n2,Birch\n3,Cedar\n"))[0] == ["URN", "Name"]


def test_the_header_again_is_a_bad_row_and_no_sign_of_how_wide_rows_are(write: Write) -> None:
    *rows, last = open_table(write("a.csv", b"URN,Name,X\n1,Ash\n2,Birch\n3,Cedar\nURN,Name,X\n")).rows()
    assert [row.cells for row in rows if isinstance(row, Row)] == [
        {"URN": "1", "Name": "Ash"}, {"URN": "2", "Name": "Birch"}, {"URN": "3", "Name": "Cedar"}
    ]  # fmt: skip
    assert isinstance(last, BadRow)
    assert (last.number, last.fault.reason) == (4, "the row is the header again")


def test_a_cell_of_a_million_characters_and_ten_thousand_columns_are_read(write: Write) -> None:
    assert cells(write("a.csv", b"URN,Name\n1," + b"x" * 1_000_000 + b"\n"))[1] == ["1", "x" * 1_000_000]
    wide = ",".join(f"c{n}" for n in range(10_000)) + "\n" + ",".join("1" for _ in range(10_000)) + "\n"
    assert len(cells(write("b.csv", wide.encode()))[1]) == 10_000


def test_an_unclosed_quotation_mark_costs_rows_not_a_crash(write: Write) -> None:
    rows = list(open_table(write("a.csv", b'URN,Name\n1,Ash\n2,"Birch\n' + b"3,Cedar\n" * 600_000)).rows())
    assert isinstance(rows[0], Row)
    assert isinstance(rows[1], BadRow)
    assert "cannot be read" in rows[1].fault.reason


def test_a_json_list_with_something_else_in_it_has_a_bad_row(write: Write) -> None:
    rows = list(open_table(write("a.json", b'[{"urn": 1}, 7, {"urn": 2}]')).rows())
    assert [isinstance(row, BadRow) for row in rows] == [False, True, False]


def deflated(name: str, *members: str) -> Callable[[Path], Path]:
    """Give a maker of a zip file with these members."""

    def make(folder: Path) -> Path:
        with zipfile.ZipFile(folder / name, "w") as archive:
            for member in members:
                archive.writestr(member, TEXT)
        return folder / name

    return make


def raw(name: str, content: bytes) -> Callable[[Path], Path]:
    """Give a maker of a file with these bytes."""

    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return make


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda folder: folder / "none.csv", "There is no file"),
        (lambda folder: folder, "is a folder"),
        (raw("a.csv", b""), "is empty"),
        (raw("a.csv", b"\xef\xbb\xbf \r\n"), "is empty"),
        (raw("a.csv.gz", gzip.compress(b"")), "is empty"),
        (raw("a.csv", b"%PDF-1.7 binary"), "is a PDF"),
        (raw("a.csv", gzip.compress(b"%PDF-1.7 binary")), "is a PDF"),
        (raw("a.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "old Excel"),
        (raw("a.csv", b"URN,Name\n1,\0\n"), "NUL"),
        (raw("a.csv", "URN,Name\n1,Ash\n".encode("utf-16")), "UTF-16"),
        (raw("a.csv", b"<!DOCTYPE html><html></html>"), "web page"),
        (raw("a.csv", b"URN,Name\n1,\x81\xff\n"), "neither in UTF-8 nor"),
        (raw("a.csv", b"URN,Name\n"), "header but no rows"),
        (raw("a.json", b"[]"), "without records"),
        (raw("a.json", b'{"urn": 1}'), "not a list"),
        (raw("a.json", b"[1, 2]"), "not a list of records"),
        (raw("a.json", b'[{"urn": "\xe9"}]'), "not in UTF-8"),
        (raw("a.csv.gz", gzip.compress(TEXT.encode() * 100)[:-12]), "damaged"),
        (raw("a.zip", b"PK\x03\x04 and no more"), "damaged"),
        (deflated("a.zip"), "no file"),
        (deflated("a.zip", "one.csv", "two.csv"), "2 files (one.csv, two.csv)"),
        (deflated("a.xlsx", "[Content_Types].xml", "xl/workbook.xml"), "an Excel"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(tmp_path: Path, make: Callable[[Path], Path], words: str) -> None:
    with pytest.raises(BadInput) as caught:
        open_table(make(tmp_path))
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert ";" in str(caught.value), "a remedy follows"


def test_json_that_breaks_off_is_refused_when_it_breaks_off(write: Write) -> None:
    with pytest.raises(BadInput, match="after record 2"):
        open_table(write("a.json", b'[{"urn": 1}, {"urn": 2}, {"ur'))
    table = open_table(write("b.json", b"[" + b'{"urn": 1}, ' * 1000 + b'{"ur'))
    with pytest.raises(BadInput, match="after record 1000"):
        list(table.rows())


@pytest.mark.parametrize("packed", [bytes, gzip.compress])
def test_the_meter_tells_how_much_of_a_file_has_been_read(write: Write, packed: Callable[[bytes], bytes]) -> None:
    lines = [f"{n},School {hashlib.sha256(str(n).encode()).hexdigest()}\n" for n in range(40_000)]
    table = open_table(write("a.csv", packed(f"URN,Name\n{''.join(lines)}".encode())))
    rows = table.rows()
    for _ in range(20_000):
        next(rows)
    assert 0.4 < table.packed.meter.part() < 0.6
    assert len(list(rows)) == 20_000
    assert table.packed.meter.part() == 1
