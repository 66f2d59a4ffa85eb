"""One claims file (TOML, one a paper): parsed and made into nodes and claims, each knowing its line."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from graph.errors import BadInput
from graph.kinds import LINKS, NODES, Link, Node
from graph.schema import Document

TABLES = ("node", "claim", "conflict")
DAYS = frozenset(("start_min", "start_max", "end_min", "end_max"))
# What the reader sets itself: a claims file that gave them would contradict its own document.
NOT_TO_GIVE = frozenset(("from_id", "to_id", "source", "load", "kind_ended", "told"))

T = TypeVar("T", bound=Node | Link)
Fault = Callable[[str], BadInput]


@dataclass(frozen=True)
class Conflict:
    """Claims or nodes that disagree: their ids, what about in one sentence, and the id of the paper that shows it."""

    between: tuple[str, ...]
    about: str
    paper: str

    def written(self) -> str:
        """Give it as its Document stores it."""
        return "|".join([self.about, *self.between])


@dataclass(frozen=True)
class Entry:
    """A node or a claim with its label or type, and how to complain of it (with file and line)."""

    item: Node | Link
    label: str
    fault: Fault

    @property
    def ends(self) -> tuple[str, str]:
        """The ids of a claim's two ends."""
        return (self.item.from_id, self.item.to_id) if isinstance(self.item, Link) else ("", "")


@dataclass(frozen=True)
class ClaimsFile:
    """What one claims file says, in its order; `path` as it was given, `data` its bytes."""

    path: str
    data: bytes
    document: Document
    nodes: list[Entry]
    claims: list[Entry]
    conflicts: list[Conflict]
    conflict_faults: list[Fault]

    @property
    def name(self) -> str:
        """The file's name without folders."""
        return Path(self.path).name

    @property
    def quotes(self) -> list[str]:
        """Every quote of its nodes and claims, runs of white space as one space."""
        told = (getattr(entry.item, "quote", None) for entry in [*self.nodes, *self.claims])
        return [" ".join(quote.split()) for quote in told if quote]


def parse(path: str, data: bytes) -> ClaimsFile:
    """Read one claims file; ids that point into other files are not looked up here.

    Args:
        path: Name to complain by.
        data: The bytes of the file, UTF-8.

    Raises:
        BadInput: It is not TOML, or an entry does not fit the model: which line, what, and what to do.
    """
    text, told = _toml(path, data)
    document = _document(told, _fault(path, text, "document", 0))
    tables = {name: _table(path, text, told, name) for name in TABLES}
    nodes = [_node(entry, document, fault) for entry, fault in tables["node"]]
    claims = [_claim(entry, document, fault) for entry, fault in tables["claim"]]
    _check_ids([*nodes, *claims], document)
    conflicts = [_conflict(entry, document, fault) for entry, fault in tables["conflict"]]
    return ClaimsFile(path, data, document, nodes, claims, conflicts, [fault for _, fault in tables["conflict"]])


def _toml(path: str, data: bytes) -> tuple[str, dict[str, Any]]:
    try:
        text = data.decode("utf-8-sig")
        return text, tomllib.loads(text)
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise BadInput(f"{path}, line {line}: the text is not UTF-8; save the file as UTF-8.") from fault
    except tomllib.TOMLDecodeError as fault:
        what = str(fault).replace("at end of document", f"at line {text.count(chr(10)) + 1}, the end")
        line = int(found[1]) if (found := re.search(r"at line (\d+)", what)) else 1
        raise BadInput(f"{path}, line {line}: this is not TOML ({what}); correct that line.") from fault


def _fault(path: str, text: str, table: str, number: int) -> Fault:
    """Give a function that complains of the number-th entry (from 0) of a table, naming the line of its header."""

    def complain(what: str) -> BadInput:
        headers = list(re.finditer(rf"^[ \t]*\[+[ \t]*{table}[ \t]*\]", text, re.MULTILINE))
        line = text.count("\n", 0, headers[number].start()) + 1 if number < len(headers) else 1
        return BadInput(f"{path}, line {line}: {what}.")

    return complain


def _table(path: str, text: str, told: Mapping[str, Any], name: str) -> list[tuple[dict[str, Any], Fault]]:
    entries = told.get(name, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise _fault(path, text, name, 0)(f"{name} is not a list of tables; write [[{name}]] above each")
    return [(entry, _fault(path, text, name, number)) for number, entry in enumerate(entries)]


def _document(told: Mapping[str, Any], fault: Fault) -> Document:
    unknown = sorted(told.keys() - {"document", *TABLES})
    if unknown:
        raise fault(f"{unknown[0]!r} is no part of a claims file; use [document], [[node]], [[claim]], [[conflict]]")
    head = told.get("document")
    if not isinstance(head, dict) or "date" not in head:
        raise fault("there is no [document] with a date; describe the paper, with the latest day it can be of")
    return _made(Document, head, fault)


def _node(entry: Mapping[str, Any], document: Document, fault: Fault) -> Entry:
    label = str(entry.get("label"))
    if label not in NODES:
        raise fault(f"label = {label!r} is none of {', '.join(sorted(NODES))}; correct it")
    told = _own(entry, "label", fault)
    return Entry(_made(NODES[label], told | {"source": document.id}, fault), label, fault)


def _claim(entry: Mapping[str, Any], document: Document, fault: Fault) -> Entry:
    rel = str(entry.get("type"))
    if rel not in LINKS:
        raise fault(f"type = {rel!r} is none of {', '.join(sorted(LINKS))}; correct it")
    if not {"from", "to"} <= entry.keys():
        raise fault("a claim wants both from and to; add the id that is missing")
    told = _own(entry, "type", fault)
    told |= {"from_id": told.pop("from"), "to_id": told.pop("to"), "source": document.id}
    told.setdefault("visibility", document.visibility or "public")
    return Entry(_made(LINKS[rel], told | _days(told, document), fault), rel, fault)


def _days(told: Mapping[str, Any], document: Document) -> dict[str, Any]:
    """Give the bounds of a claim that has none: it held on the paper's day, which may itself be uncertain."""
    if told.get("status") == "ended" or DAYS & told.keys():
        return {}
    return {"start_max": document.date, "end_min": document.date_min or document.date}


def _own(entry: Mapping[str, Any], kind: str, fault: Fault) -> dict[str, Any]:
    refused = sorted(NOT_TO_GIVE & entry.keys())
    if refused:
        raise fault(f"{refused[0]} is set by the reader; leave it out")
    return {key: value for key, value in entry.items() if key != kind}


def _made(kind: type[T], told: Mapping[str, Any], fault: Fault) -> T:
    try:
        return kind(**told)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        where = ".".join(map(str, first["loc"])) or "(entry)"
        raise fault(f"{told.get('id', 'an entry without id')}: {where}: {first['msg']}; correct it") from wrong


def _check_ids(entries: list[Entry], document: Document) -> None:
    seen = {document.id}
    for entry in entries:
        if entry.item.id in seen:
            raise entry.fault(f"the id {entry.item.id} is used twice; give one of the two another")
        seen.add(entry.item.id)


def _conflict(entry: Mapping[str, Any], document: Document, fault: Fault) -> Conflict:
    between, about = entry.get("between"), entry.get("about")
    ids = [name for name in between if isinstance(name, str)] if isinstance(between, list) else []
    if len(set(ids)) < 2 or not isinstance(about, str) or not about.strip():  # noqa: PLR2004
        raise fault("a conflict wants between = [two or more ids] and about = one sentence; add what is missing")
    if any("|" in part for part in (about, *ids)):
        raise fault("a conflict has a | in it, which sets its parts apart where it is stored; write it without")
    return Conflict(tuple(ids), about, document.id)
