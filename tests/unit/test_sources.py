"""Which importer reads which file: recognised, refused with the right name, or refused as a reference file."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from graph.errors import BadInput
from seed.sources import KINDS, SOURCES, Known, intakes

GROUPS = "Group UID,Group Name,Group Type,Group Status\n99001,Ash Trust,Multi-academy trust,Open\n"
LINKS = "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n900001,900002,Ash,Successor,\n"
GROUPLINKS = (
    "URN,Linked UID,Group Name,Group Type,Joined date,EstablishmentName,LA (code)\n"
    "900001,99001,Ash Trust,Multi-academy trust,01-09-2005,Ash School,383\n"
)
GIAS = "URN,EstablishmentName,EstablishmentStatus (name),LA (code)\n900001,Ash School,Open,383\n"
PREMIUM = "urn\n900001\n"
DAY = date(2022, 8, 31)
FILES = {
    "gias": GIAS,
    "gias-groups": GROUPS,
    "gias-grouplinks": GROUPLINKS,
    "gias-links": LINKS,
    "pupil-premium": PREMIUM,
}


def written(folder: Path, text: str, name: str = "download.csv") -> Path:
    """Write a file."""
    (folder / name).write_text(text)
    return folder / name


@pytest.mark.parametrize("kind", FILES)
def test_each_kind_is_found_out_from_the_file(tmp_path: Path, kind: str) -> None:
    (intake,) = intakes("auto", [written(tmp_path, FILES[kind])], DAY)
    assert intake.batch.kind == kind
    assert list(intake.batch.items)
    assert intake.tally is not None
    assert (intake.tally.rows, intake.tally.accepted) == (1, 1)


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("wrong", [source.kind for source in SOURCES])
def test_a_file_given_to_another_importer_is_refused_with_the_right_name(tmp_path: Path, kind: str, wrong: str) -> None:
    path = written(tmp_path, FILES[kind])
    if kind == wrong:
        assert intakes(wrong, [path], DAY)[0].batch.kind == kind
        return
    with pytest.raises(BadInput, match=f"is not of the kind {wrong} but {kind}: name that kind, or leave"):
        intakes(wrong, [path], DAY)


def test_a_file_that_no_importer_knows_is_refused_with_the_kinds_or_what_is_missing(tmp_path: Path) -> None:
    path = written(tmp_path, "Animal,Legs\nHeron,2\n")
    with pytest.raises(BadInput, match=r"of no kind that can be imported.*gias-groups, gias-grouplinks"):
        intakes("auto", [path], DAY)
    with pytest.raises(BadInput, match="no Group UID column"):
        intakes("gias-groups", [path], DAY)


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        (
            "EnglishLaNameCodes.csv",
            "English local authority (LA) name,Get Information about Schools (GIAS) local authority code\nLeeds,383\n",
            "list of councils with their GIAS and ONS codes, for translating",
        ),
        (
            "la_lad_hierarchy.csv",
            "lad_code,lad_name,status,new_la_code,la_name\nE1,Ash,live,E2,Elmshire\n",
            "which district lies in which council and since when, for following reorganisations",
        ),
        ("areas.shp", "anything", "boundaries of areas, for drawing maps"),
        ("AREAS.DBF.gz", "anything", "boundaries of areas, for drawing maps"),
        ("areas.geojson", '{"type": "FeatureCollection"}', "boundaries of areas, for drawing maps"),
    ],
)
@pytest.mark.parametrize("kind", ["auto", "gias"])
def test_a_reference_file_is_refused_with_what_it_is_for(
    tmp_path: Path, kind: str, name: str, text: str, what: str
) -> None:
    with pytest.raises(BadInput, match=f"{what}.*holds no schools or links to import") as fault:
        intakes(kind, [written(tmp_path, text, name)], DAY)
    assert "\n" not in str(fault.value)


def test_boundaries_are_known_in_a_zip_and_under_another_name(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "areas.zip", "w") as archive:
        archive.writestr("folder/areas.SHP", b"x")
        archive.writestr("folder/areas.dbf", b"x")
    (tmp_path / "areas.bin").write_bytes(b"\x00\x00\x27\x0a" + bytes(96))
    for name in ("areas.zip", "areas.bin"):
        with pytest.raises(BadInput, match="boundaries of areas"):
            intakes("auto", [tmp_path / name], DAY)


def test_what_is_held_is_asked_for_when_a_file_s_turn_comes(tmp_path: Path) -> None:
    asked: list[int] = []
    held = [Known(frozenset()), Known(frozenset({"school:urn:900001"}))]

    def known() -> Known:
        asked.append(len(asked))
        return held[asked[-1]]

    first, second = intakes("auto", [written(tmp_path, LINKS), written(tmp_path, LINKS, "again.csv")], DAY, known)
    assert asked == []
    assert list(first.batch.items) == []
    assert len(list(second.batch.items)) == 2
    assert asked == [0, 1]


def test_without_a_database_every_file_is_described_before_any_is_loaded(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"second\.csv does not tell its date"):
        intakes("auto", [written(tmp_path, LINKS, "l_20220831.csv"), written(tmp_path, GROUPS, "second.csv")], None)


def test_a_kind_that_is_none_is_told_the_kinds() -> None:
    with pytest.raises(BadInput, match="neither a file nor a kind: the kinds are auto, papers, gias, gias-groups"):
        intakes("auto", [Path("gais")], None)
    assert list(KINDS)[:2] == ["auto", "papers"]
    with pytest.raises(BadInput, match="No file was given"):
        intakes("gias", [], None)
