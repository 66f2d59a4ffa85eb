"""The house: budgets, names and folders, held by a test."""

import ast
import re
import statistics
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PACKAGES = ("graph", "queries", "api", "viz", "seed")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
MOST_LINES, MOST_BODY, MEDIAN_BODY = 250, 25, 8


def _functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def _body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return 0 if not body else (body[-1].end_lineno or 0) - body[0].lineno + 1


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)  # noqa: S607
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("path", SOURCES + TESTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_functions_are_short() -> None:
    sizes = {f"{path.name}:{f.name}": _body_lines(f) for path in SOURCES for f in _functions(path)}
    assert {name: size for name, size in sizes.items() if size > MOST_BODY} == {}
    assert statistics.median(sizes.values()) <= MEDIAN_BODY


def test_no_variable_is_called_graph() -> None:
    names = re.compile(r"\bgraph\s*(=[^=]|:)")
    found = [
        f"{p.name}: {line}"
        for p in SOURCES
        for line in p.read_text(encoding="utf-8").splitlines()
        if names.search(line)
    ]
    assert [line for line in found if "import" not in line and '"' not in line and "``" not in line] == []


def test_the_packages_are_the_ones_the_contracts_speak_of() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert sorted(told["tool"]["importlinter"]["root_packages"]) == sorted(PACKAGES)
    assert sorted(told["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]) == sorted(PACKAGES)


def test_questions_look_schools_and_organisations_up_by_the_label_that_has_the_index() -> None:
    found = re.compile(r"\(\w*:(School|Trust|Leader|Body|Board|Programme|Partnership|Alliance) \{id: [a-z$]")
    files = sorted((ROOT / "queries").glob("*/*.cypher"))
    assert [
        path.name for path in files if found.search(path.read_text(encoding="utf-8"))
    ] == []  # (:Entity:School {id: x})


def test_questions_that_ask_for_any_link_leave_struck_claims_out_or_say_that_they_do_not() -> None:
    untyped = re.compile(r"-\[\w*\]-")
    statements = {
        f"{path.parent.name}/{path.stem}": path.read_text(encoding="utf-8").partition("*/")[2]
        for path in (ROOT / "queries").glob("*/*.cypher")
    }
    asking = {name for name, text in statements.items() if untyped.search(text) and not name.startswith("checks/")}
    assert asking == {"evidence/claims_of_document", "evidence/claims_on", "evidence/what_a_load_brought"}


def test_tests_patch_nothing() -> None:
    used = [
        p.name
        for p in TESTS
        if p != Path(__file__) and re.search(r"mock|monkeypatch\.setattr", p.read_text(encoding="utf-8"))
    ]
    assert used == []


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        (
            "an address of a package index",
            r"index[-]url|extra[-]index|https?://[^\s\"]*(/simpl[e]/|/maven[2]/|/package[s]/)",
        ),
        ("an e-mail address", r"\b[\w.-]+@[\w-]+\.(gov|co|org|ac|sch)\.uk\b"),
        ("a telephone number", r"\b0\d{4} ?\d{6}\b"),
        ("a path of somebody's machine", r"(?<![\w.])/(root|home)/\w"),
    ],
)
def test_no_tracked_file_holds(what: str, pattern: str) -> None:
    texts = {p: p.read_bytes() for p in _tracked() if p != Path(__file__) and p.suffix not in {".png", ".lock"}}
    found = [str(p.relative_to(ROOT)) for p, text in texts.items() if re.search(pattern.encode(), text)]
    assert found == [], what


def test_nothing_large_is_tracked() -> None:
    assert [p.name for p in _tracked() if p.stat().st_size > 1_000_000] == []
