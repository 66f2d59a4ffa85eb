"""Reference files that lie beside the registers: known by what they are, and refused, for they hold no links."""

import zipfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from graph.errors import BadInput
from seed.cells import plain
from seed.packed import DAMAGED

_BOUNDARIES = {".shp", ".shx", ".dbf", ".prj", ".cpg", ".sbn", ".sbx", ".qpj", ".geojson", ".gpkg", ".kml", ".kmz"}
_SHAPES = b"\x00\x00\x27\x0a"  # what a .shp and a .shx start with
# Lists by columns that stand in them together: what each is, and for what.
_LISTS: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("English local authority (LA) name",),
        "a list of councils with their GIAS and ONS codes, for translating one code into the other",
    ),
    (("LA name", "GIAS code", "ONS code"), "a list of councils with their codes, for translating one into the other"),
    (
        ("lad_code", "la_name", "new_la_code"),
        "a list of which district lies in which council and since when, for following reorganisations",
    ),
)
_REMEDY = "it holds no schools or links to import; councils and their codes come with an establishment extract"


def refuse_boundaries(path: Path) -> None:
    """Refuse a file of boundaries, by its name, its zip members or its first bytes.

    Raises:
        BadInput: It is one.
    """
    names = [path.name.casefold().removesuffix(".gz"), *_members(path)]
    if any(name.endswith(tuple(_BOUNDARIES)) for name in names) or _start(path) == _SHAPES:
        raise BadInput(f"{path} holds boundaries of areas, for drawing maps and finding areas: {_REMEDY}.")


def refuse_list(path: Path, header: Sequence[str]) -> None:
    """Refuse a list of codes, by its header.

    Raises:
        BadInput: It is one.
    """
    names = {plain(name) for name in header}
    for columns, what in _LISTS:
        if names >= {plain(name) for name in columns}:
            raise BadInput(f"{path} is {what}: {_REMEDY}.")


def _members(path: Path) -> list[str]:
    with suppress(*DAMAGED), zipfile.ZipFile(path) as archive:
        return [name.casefold() for name in archive.namelist()]
    return []


def _start(path: Path) -> bytes:
    with suppress(OSError, ValueError), path.open("rb") as raw:
        return raw.read(len(_SHAPES)) if path.is_file() else b""
    return b""
