"""The documentation is made from the code, or run."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent.parent


def _maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "tools" / "make_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", ["model.md", "questions.md", "commands.md"])
def test_a_generated_page_is_as_committed(page: str) -> None:
    made = _maker().PAGES[page]()
    assert (ROOT / "docs" / page).read_text(encoding="utf-8") == made, "stale: run `make docs` and commit"


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "DECISIONS.md", "CHANGELOG.md"])
def test_every_file_that_a_page_names_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = re.findall(r"`((?:graph|queries|seed|viz|api|tests|docs|tools|benchmarks)/[\w./-]+\.\w+)`", text)
    linked = [name for name in re.findall(r"\]\(([^)#]+)\)", text) if not name.startswith("http")]
    assert [name for name in named + linked if not (ROOT / name).exists()] == []


def test_every_make_target_that_readme_names_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"`?make ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert named <= targets


def test_every_command_is_documented_in_the_readme_or_the_command_page() -> None:
    pages = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    from api.cli import cli  # noqa: PLC0415 - the command is read only here

    assert [name for name in cli.commands or cli.list_commands(None) if f"## partnerships {name}\n" not in pages] == []  # type: ignore[arg-type]
