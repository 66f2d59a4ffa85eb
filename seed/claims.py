"""The claims of the council papers: from the TOML files beside this module, or from a paper itself, to one batch."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources
from itertools import chain
from pathlib import Path

from graph.errors import BadInput
from graph.kinds import LINKS
from graph.schema import Document
from seed.claims_file import ClaimsFile, Conflict, Entry, parse
from seed.packed import encoding, pack
from seed.source import Batch, Item

SUFFIXES = (".toml", ".txt")


def read_papers(paths: Sequence[Path] | None = None) -> Batch:
    """Read the claims of papers, checked as a whole, into one batch of kind "papers".

    The batch's SHA-256 is of the claims files, so that a paper and its claims file are the same load. Where a claim
    ends at a node that only another shipped paper describes, that node and its document come along.

    Args:
        paths: Claims files, the papers' own texts, or folders of either; absent or empty: all shipped claims.

    Raises:
        BadInput: A file is missing, wrong (which line, and why), or a text that is none of the papers.
    """
    shipped = _shipped()
    given = _given(paths, shipped) if paths else shipped
    known = _checked(given, shipped)
    along = _along(given, known)
    documents = {f.document.id: _declaring(f) for f in given} | {f.document.id: f.document for f, _ in along}
    nodes = [entry.item for file in given for entry in file.nodes] + [entry.item for _, entry in along]
    items: list[Item] = [*nodes, *(entry.item for file in given for entry in file.claims)]
    digest = hashlib.sha256(b"".join(file.data for file in given)).hexdigest()
    return Batch("papers", list(documents.values()), items, digest, [file.name for file in given])


def _declaring(file: ClaimsFile) -> Document:
    """Give a paper's Document with what disagrees in it."""
    told = [conflict.written() for conflict in file.conflicts]
    return file.document.model_copy(update={"conflicts": told}) if told else file.document


def conflicts(paths: Sequence[Path] | None = None) -> list[Conflict]:
    """List what in the papers disagrees, in the order of the files; both sides stay as they are told.

    Args:
        paths: As for `read_papers`.

    Raises:
        BadInput: As for `read_papers`.
    """
    shipped = _shipped()
    given = _given(paths, shipped) if paths else shipped
    _checked(given, shipped)
    return [conflict for file in given for conflict in file.conflicts]


def _shipped() -> list[ClaimsFile]:
    folder = resources.files("seed.papers")
    found = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".toml")), key=lambda entry: entry.name)
    return [parse(entry.name, entry.read_bytes()) for entry in found]


def _given(paths: Sequence[Path], shipped: Sequence[ClaimsFile]) -> list[ClaimsFile]:
    """Read each path; the same claims given twice (as claims and as the paper) count once."""
    found: dict[str, ClaimsFile] = {}
    for path in chain.from_iterable(map(_files, paths)):
        file = parse(str(path), _bytes(path)) if path.suffix == ".toml" else _recognised(path, shipped)
        before = found.setdefault(file.document.id, file)
        if before.data != file.data:
            raise BadInput(f"{before.path} and {path} both describe {file.document.id}, differently; give one of them.")
    return [found[name] for name in sorted(found)]


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(file for file in path.iterdir() if file.suffix in SUFFIXES)
    if not found:
        raise BadInput(f"{path} holds no papers: give a folder of claims files (.toml) or of the papers (.txt).")
    return found


def _bytes(path: Path) -> bytes:
    with pack(path).opened() as stream:
        return stream.read()


def _recognised(path: Path, shipped: Iterable[ClaimsFile]) -> ClaimsFile:
    """Tell which paper a text is: the one all of whose quotes stand in it, line breaks and spacing apart."""
    words = " ".join(_bytes(path).decode(encoding(pack(path)), "replace").split())
    for file in shipped:
        if file.quotes and all(quote in words for quote in file.quotes):
            return file
    raise BadInput(
        f"{path} is none of the papers whose claims are held (no claims file has all its quotes in it); "
        "give one of those papers, unchanged, or a claims file (.toml) for this one."
    )


def _checked(given: Sequence[ClaimsFile], shipped: Sequence[ClaimsFile]) -> dict[str, tuple[ClaimsFile, Entry]]:
    """Check ids and ends over all files, shipped ones first so that a given one is blamed; give each node by id."""
    names = {file.document.id for file in given}
    files = [*(file for file in shipped if file.document.id not in names), *given]
    nodes: dict[str, tuple[ClaimsFile, Entry]] = {}
    for file, entry in _each(files, "nodes"):
        before = nodes.setdefault(entry.item.id, (file, entry))[1]
        if before.label != entry.label:
            raise entry.fault(f"{entry.item.id} is a {before.label} in another paper; give one of the two another id")
    labels = {name: entry.label for name, (_, entry) in nodes.items()} | dict.fromkeys(_documents(files), "Document")
    claims: set[str] = set()
    for _, entry in _each(files, "claims"):
        if entry.item.id in claims:
            raise entry.fault(f"the id {entry.item.id} is used by another paper too; give the claim another")
        claims.add(entry.item.id)
    for file in given:
        _check_ends(file, labels)
        _check_wholes(file, labels)
        _check_conflicts(file, labels.keys() | claims)
    return nodes


def _each(files: Iterable[ClaimsFile], which: str) -> Iterator[tuple[ClaimsFile, Entry]]:
    return ((file, entry) for file in files for entry in getattr(file, which))


def _documents(files: Iterable[ClaimsFile]) -> list[str]:
    return [file.document.id for file in files]


def _check_ends(file: ClaimsFile, labels: Mapping[str, str]) -> None:
    """Refuse a claim with an end that is unknown or of a kind that its type does not join."""
    for entry in file.claims:
        for name, side, allowed in zip(entry.ends, ("from", "to"), LINKS[entry.label].ends, strict=True):
            if name not in labels:
                raise entry.fault(f"{side} = {name!r} is no node of this or another paper; add the node")
            if labels[name] not in allowed:
                kinds = ", ".join(sorted(allowed))
                raise entry.fault(f"{side} = {name!r} is a {labels[name]}, and {entry.label} wants one of {kinds}")


def _check_wholes(file: ClaimsFile, labels: Mapping[str, str]) -> None:
    for entry in file.nodes:
        whole = getattr(entry.item, "of", None)
        if whole and labels.get(whole) != "Cohort":
            raise entry.fault(f"of = {whole!r} is no cohort of this or another paper; correct it or add the cohort")


def _check_conflicts(file: ClaimsFile, names: set[str]) -> None:
    for conflict, fault in zip(file.conflicts, file.conflict_faults, strict=True):
        unknown = sorted(set(conflict.between) - names)
        if unknown:
            raise fault(f"{unknown[0]!r} is no node or claim of the papers; correct the id")


def _along(
    given: Sequence[ClaimsFile], known: Mapping[str, tuple[ClaimsFile, Entry]]
) -> list[tuple[ClaimsFile, Entry]]:
    """Give the nodes of other papers that the claims need, and what those are a part of, each with its file."""
    held = {entry.item.id for file in given for entry in file.nodes}
    needed = list(chain.from_iterable(entry.ends for file in given for entry in file.claims))
    found: dict[str, tuple[ClaimsFile, Entry]] = {}
    while needed:
        name = needed.pop()
        if name in known and name not in held | found.keys():
            found[name] = known[name]
            needed.append(getattr(known[name][1].item, "of", None) or "")
    return [found[name] for name in sorted(found)]
