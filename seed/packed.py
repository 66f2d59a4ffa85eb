"""The bytes of a file that was given: plain, gzip or zip, and whether they are text at all."""

import codecs
import gzip
import hashlib
import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import shorten
from typing import IO, cast

from graph.errors import BadInput

CHUNK = 1 << 20
SAVE_AS_CSV = "save the sheet as CSV UTF-8 and give that"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What a file starts with when it is no text, what it then is, and what to do.
NOT_TEXT: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF", "give the CSV or JSON download of the same data"),
    (OLD_OFFICE, "an old Excel or Word file", SAVE_AS_CSV),
    (b"\x89PNG", "a picture", "give the CSV or JSON download"),
    (b"\xff\xd8\xff", "a picture", "give the CSV or JSON download"),
    (b"GIF8", "a picture", "give the CSV or JSON download"),
    (b"SQLite format 3", "a database", "export the table as CSV and give that"),
    (b"PAR1", "a Parquet file", "export it as CSV and give that"),
    (b"BZh", "packed with bzip2", "unpack it, or pack it as zip or gzip"),
    (b"\xfd7zXZ", "packed with xz", "unpack it, or pack it as zip or gzip"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it, or pack it as zip or gzip"),
    (b"Rar!", "a RAR archive", "unpack it, or pack it as zip or gzip"),
    (b"\xff\xfe", "UTF-16 text", SAVE_AS_CSV),
    (b"\xfe\xff", "UTF-16 text", SAVE_AS_CSV),
)
WEB_PAGE = (b"<!doctype", b"<html", b"<?xml")
# Bytes that were decoded as UTF-8 and are none, as "surrogateescape" leaves them.
UNDECODED = re.compile("[\udc80-\udcff]+")
UNUSED_IN_CP1252 = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))
# What reading a damaged gzip or zip file raises: a wrong place in it, a version or a manner that cannot be.
DAMAGED = (
    EOFError, OSError, ValueError, NotImplementedError, lzma.LZMAError, struct.error, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


class Meter:
    """How much of a file has been read in the reading under way."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._raw: IO[bytes] | None = None
        self._size = 1

    def watch(self, raw: IO[bytes], size: int) -> None:
        """Look at another reading from now on."""
        self._raw, self._size = raw, max(size, 1)

    def part(self) -> float:
        """Give the part of the bytes on the disk that has been read, 0 to 1."""
        if self._raw is None:
            return 0
        try:
            return min(1, self._raw.tell() / self._size)
        except ValueError:  # closed: it has come to its end
            return 1


@dataclass(frozen=True)
class Packed:
    """A file and how it is packed: plain, gzip, or zip with the name of its one data member."""

    path: Path
    packing: str
    member: str | None = None
    meter: Meter = field(default_factory=Meter, compare=False)

    @contextmanager
    def opened(self) -> Iterator[IO[bytes]]:
        """Give the unpacked bytes as a stream; damage met on the way becomes one sentence."""
        with ExitStack() as stack:
            try:
                yield self._stream(stack)
            except DAMAGED as fault:
                raise damaged(self.path, fault) from fault

    def _stream(self, stack: ExitStack) -> IO[bytes]:
        raw = stack.enter_context(self.path.open("rb"))
        self.meter.watch(raw, self.path.stat().st_size)
        if self.packing == "gzip":
            unpacked = cast("io.RawIOBase", stack.enter_context(gzip.GzipFile(fileobj=raw)))
            return cast("IO[bytes]", io.BufferedReader(unpacked, CHUNK))
        if self.member is None:
            return raw
        try:
            return stack.enter_context(stack.enter_context(zipfile.ZipFile(raw)).open(self.member))
        except (RuntimeError, NotImplementedError) as fault:
            raise BadInput(f"{self.path} cannot be unpacked here ({fault}); unpack it and give the file.") from fault


def pack(path: Path) -> Packed:
    """Find out how a file is packed, by its first bytes and not by its name; a spreadsheet is plain.

    Raises:
        BadInput: there is no such file, it is a folder or empty, or it holds no table.
    """
    start = _first_bytes(path)
    if start.startswith(b"\x1f\x8b"):
        return Packed(path, "gzip")
    names = _members(path) if start.startswith(b"PK") else None
    if names is None or is_workbook_zip(names):
        return Packed(path, "plain")
    return Packed(path, "zip", _data_member(path, names))


def damaged(path: Path, fault: BaseException) -> BadInput:
    """Say that a file cannot be unpacked; of the reason its start alone, for it may quote what the file holds."""
    why = shorten(" ".join(str(fault).split()), 100, placeholder=" …")
    return BadInput(f"{path} is damaged or cut short ({why}); download it again.")


def is_workbook_zip(names: Sequence[str]) -> bool:
    """Say whether a zip with these members is a spreadsheet: XLSX, XLSB or ODS.

    >>> is_workbook_zip(["[Content_Types].xml", "xl/workbook.xml"]), is_workbook_zip(["edubasealldata.csv"])
    (True, False)
    """
    return {"mimetype", "content.xml"} <= set(names) or any(name.startswith("xl/workbook.") for name in names)


def sha256(path: Path) -> str:
    """Give the SHA-256 of the bytes as they lie on the disk, 64 hex digits."""
    with path.open("rb") as raw:
        return hashlib.file_digest(raw, "sha256").hexdigest()


def encoding(packed: Packed) -> str:
    """Say how the text is written, from all of it: UTF-8, or Windows-1252 where that explains more of its bytes.

    In UTF-8 with some bytes that are none, these are damage: they stay recognisable where it is decoded with
    "surrogateescape" (see UNDECODED).

    Raises:
        BadInput: nothing in it, not text, NUL characters, or neither of the two.
    """
    found, start = _Bytes(), True
    for chunk in _chunks(packed):
        if start:
            refuse_binary(packed.path, chunk)
        if b"\0" in chunk:
            raise BadInput(f"{packed.path} holds NUL characters and is not plain text; {SAVE_AS_CSV}.")
        found.see(chunk)
        start = False
    found.see(b"", last=True)
    if found.blank:
        raise BadInput(f"{packed.path} is empty; download it again or give another file.")
    if found.marked or found.right >= found.wrong:
        return "utf-8-sig"
    if found.cp1252:
        return "cp1252"
    raise BadInput(f"{packed.path} is written neither in UTF-8 nor in Windows-1252; {SAVE_AS_CSV}.")


class _Bytes:
    """What the bytes of a text show: how often they are UTF-8 beyond ASCII, how often not, and if they are cp1252."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self.right = self.wrong = 0
        self.marked, self.cp1252, self.blank = False, True, True

    def see(self, chunk: bytes, *, last: bool = False) -> None:
        text = self._decoder.decode(chunk, last)
        self.marked = self.marked or (self.blank and text.startswith("\ufeff"))
        self.blank = self.blank and not text.strip("\ufeff \t\r\n")
        if not text.isascii():
            undecoded = UNDECODED.findall(text)
            self.wrong += len(undecoded)
            self.right += len(text) - len(text.encode("ascii", "ignore")) - sum(map(len, undecoded))
        self.cp1252 = self.cp1252 and len(chunk.translate(None, UNUSED_IN_CP1252)) == len(chunk)


def refuse_binary(path: Path, start: bytes) -> None:
    """Refuse a file that is no text table, by its first bytes.

    Raises:
        BadInput: what it is instead, and what to give.
    """
    for magic, what, remedy in NOT_TEXT:
        if start.startswith(magic):
            raise BadInput(f"{path} is {what}, not a CSV or JSON file; {remedy}.")
    if start[:100].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(WEB_PAGE):
        raise BadInput(f"{path} is a web page or XML, not a CSV or JSON file; download the data itself.")


def _first_bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise BadInput(f"{path} is a folder; give a file in it.")
        if path.exists() and not path.is_file():
            raise BadInput(f"{path} is no file but a pipe or a device; save its contents and give the file.")
        with path.open("rb") as raw:
            start = raw.read(64)
    except FileNotFoundError as fault:
        raise BadInput(f"There is no file {path}; check its name and folder.") from fault
    except (OSError, ValueError) as fault:
        raise BadInput(f"{path} cannot be read ({fault}); check its name and permissions.") from fault
    if not start:
        raise BadInput(f"{path} is empty; download it again or give another file.")
    return start


def _members(path: Path) -> list[str]:
    try:
        with zipfile.ZipFile(path) as archive:
            return [entry.filename for entry in archive.infolist() if not entry.is_dir()]
    except DAMAGED as fault:
        raise damaged(path, fault) from fault


def _data_member(path: Path, names: Sequence[str]) -> str:
    if "[Content_Types].xml" in names:
        raise BadInput(f"{path} is an Office file without sheets, not a table; save the table as CSV and give that.")
    data = [name for name in names if not name.startswith(("__MACOSX/", ".")) and "/." not in name]
    if len(data) == 1:
        return data[0]
    held = f"{len(data)} files ({', '.join(data[:5])}{' …' if len(data) > 5 else ''})" if data else "no file"  # noqa: PLR2004
    raise BadInput(f"{path} holds {held} where one is wanted; unpack it and give the one to import.")


def _chunks(packed: Packed) -> Iterator[bytes]:
    with packed.opened() as stream:
        while chunk := stream.read(CHUNK):
            yield chunk
