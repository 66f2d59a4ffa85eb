"""Whether an old Excel file is whole: it has no checksum, and a reader that loses its place in one loses rows.

The layout is of [MS-CFB] (the container) and [MS-XLS] (the records). Every chain of sectors must end, every record must
follow the one before it up to the last end of a sheet, and every cell must lie where its sheet says that cells are.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

_NO_SECTOR = 0xFFFFFFFA  # from here on numbers of sectors are marks
_IN_HEADER = 109  # numbers of sectors of the allocation table that stand in the header
_LONGEST = 8224  # bytes of one record
_BOF, _EOF, _SHEET, _LOCKED, _DIMENSIONS = 0x809, 0x0A, 0x85, 0x2F, 0x200
_EXCEL_97 = 0x600
_WHOLE = range(65_536), range(256)  # rows and columns of a sheet
# Cells by their record: of so many bytes, where that is fixed.
_CELLS = {
    0x06: None, 0xBD: None, 0xBE: None, 0xD6: None, 0x204: None,
    0x201: 6, 0x203: 14, 0x205: 8, 0x27E: 10, 0xFD: 10,
}  # fmt: skip
_FIXED = {0x208: 16, _DIMENSIONS: 14, _EOF: 0} | {kind: size for kind, size in _CELLS.items() if size}
_RARE = {0x200, 0x201, 0x203, 0x204, 0x205, 0x207, 0x208, 0x20B, 0x221, 0x225, 0x231, 0x236, 0x23E, 0x27E, 0x293,
         0x418, 0x41E, 0x43C, 0x4BC}  # fmt: skip
_KNOWN = (range(1, 0x200), range(0x800, 0x900), range(0x1000, 0x1100))


def refuse_damaged(content: bytes) -> None:
    """Make sure that the bytes of an old Excel file fit together; other old Office files and locked ones are passed.

    Raises:
        ValueError: what does not fit.
    """
    try:
        workbook = _workbook(content)
        if workbook and struct.unpack_from("<HHH", workbook)[::2] == (_BOF, _EXCEL_97):
            _check(workbook)
    except (struct.error, IndexError) as fault:
        raise ValueError("it is cut short") from fault


def _workbook(content: bytes) -> bytes | None:
    """Give the stream of records; None where there is none, or one that is kept in the container's small sectors."""
    size = 1 << min(content[30], 16)
    tables, first, _, cutoff, _, _, more, _ = struct.unpack_from("<8I", content, 44)
    listed = list(struct.unpack_from(f"<{_IN_HEADER}I", content, 76))
    while more < _NO_SECTOR and len(listed) < tables:
        *further, more = struct.unpack(f"<{size // 4}I", _sector(content, more, size))
        listed += further
    table = list(
        chain.from_iterable(struct.iter_unpack("<I", b"".join(_sector(content, s, size) for s in listed[:tables])))
    )
    directory = _chain(content, table, first, size)
    for at in range(0, len(directory), 128):
        name, start, length = directory[at : at + 18], *struct.unpack_from("<2I", directory, at + 116)
        if name == "Workbook\0".encode("utf-16-le"):
            return _up_to(_chain(content, table, start, size), length) if length >= cutoff else None
    return None


def _up_to(stream: bytes, length: int) -> bytes:
    if len(stream) < length:
        raise ValueError("it is cut short")
    return stream[:length]


def _sector(content: bytes, number: int, size: int) -> bytes:
    found = content[(number + 1) * size : (number + 2) * size]
    if not found:  # the last one may be short
        raise ValueError("it is cut short")
    return found


def _chain(content: bytes, table: Sequence[int], first: int, size: int) -> bytes:
    found: list[bytes] = []
    while first < _NO_SECTOR:
        if len(found) > len(table):
            raise ValueError("its parts go round in a circle")
        found.append(_sector(content, first, size))
        first = table[first]
    return b"".join(found)


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Give each record's place, kind and body; what follows the last sheet is not read."""
    at, depth = 0, 0
    while at < len(stream) and (depth or any(stream[at : at + 4])):
        kind, size = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + size]
        depth += (kind == _BOF) - (kind == _EOF)
        known = kind in _RARE or any(kind in kinds for kinds in _KNOWN)
        if size > _LONGEST or len(body) < size or depth < 0 or not known or _FIXED.get(kind, size) != size:
            raise ValueError(f"what stands at byte {at} is no record")
        yield at, kind, body
        at += 4 + size
    if depth:
        raise ValueError("its last sheet does not end")


@dataclass
class _Found:
    """What the records tell: where sheets begin, where they should, and the area of the sheet that is being read."""

    begun: set[int] = field(default_factory=set)
    named: set[int] = field(default_factory=set)
    area: tuple[range, range] = _WHOLE


def _check(stream: bytes) -> None:
    found = _Found()
    for at, kind, body in _records(stream):
        if kind == _LOCKED:
            return
        if kind == _BOF:
            found.begun.add(at)
        elif kind == _SHEET:
            found.named.add(struct.unpack_from("<I", body)[0])
        elif kind == _DIMENSIONS:
            top, bottom, left, right = struct.unpack_from("<IIHH", body)
            found.area = (range(top, bottom), range(left, right)) if top < bottom and left < right else _WHOLE
        elif kind in _CELLS:
            _check_cell(found, body)
    if not found.named <= found.begun:
        raise ValueError("a sheet is not where it should be")


def _check_cell(found: _Found, body: bytes) -> None:
    row, column = struct.unpack_from("<HH", body)
    if row not in found.area[0] or column not in found.area[1]:
        raise ValueError(f"row {row + 1} has a cell outside its sheet")
