"""Papers as they are printed and sent: opened by other programs than those that made them."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page

from graph.coverage_options import GapsQuery
from graph.snapshots import freeze
from graph.store import Store

PICTURE = """
{schools}
Oak:Trust#2044{{name: Example Oak Trust}} -SUPPORTS{{focus: maths}}-> S1
S2 -SUPPORTS{{visibility: internal}}-> S3
"""
SCHOOLS = "\n".join(
    f"S{n}#{900000 + n}{{name: Example School {n}, phase: Primary}} -IN_AREA_OF-> Exemplar:Council#999"
    for n in range(1, 41)
)
WHERE = "council=999&as_of=2013-12-10"


@pytest.fixture
def held(drawn: Callable[..., Store]) -> Store:
    """A council of forty schools, one of which is known to be supported."""
    return drawn(PICTURE.format(schools=SCHOOLS))


def run(*words: str | Path) -> str:
    """Run another program; it is missing on no machine that checks everything."""
    if shutil.which(str(words[0])) is None:
        stop = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        stop(f"{words[0]} was not found: install poppler-utils and docx2txt.")
    done = subprocess.run([*map(str, words)], capture_output=True, check=True)
    return done.stdout.decode()


def printed(page: Page, where: str, folder: Path) -> tuple[str, list[bytes]]:
    """Print a page; give its text and its sheets as pictures."""
    page.goto(where)
    page.pdf(path=folder / "paper.pdf", prefer_css_page_size=True)
    run("pdftoppm", "-r", "40", "-png", folder / "paper.pdf", folder / "sheet")
    return run("pdftotext", "-raw", folder / "paper.pdf", "-"), [
        path.read_bytes() for path in sorted(folder.glob("sheet*.png"))
    ]


def test_an_annex_prints_on_a4_with_what_a_committee_needs(
    held: Store, page: Page, check_access: Callable[[Page], None], tmp_path: Path
) -> None:
    assert held
    text, sheets = printed(page, f"/gaps/print?{WHERE}", tmp_path)
    assert "A4" in run("pdfinfo", tmp_path / "paper.pdf")
    assert len(sheets) > 1
    for number in range(1, len(sheets) + 1):
        assert f"Page {number} of {len(sheets)}" in text
    for words in (
        "Which schools in Exemplar have no support recorded?",
        "Of 40 schools, 1 has support recorded, 0 told us they have none, and for 39 we do not know.",
        "As at 10 December 2013",
        "Method",
        "What the words mean",
        "no source loaded says either way",
        "Example School 40 (URN 900040)",
        "document:drawing, 10 December 2013",
        "Open Government Licence",
    ):
        assert words in re.sub(r"\s+", " ", text), words
    assert "Back" not in text
    check_access(page)


def test_small_counts_are_blurred_for_the_public_where_something_is_withheld(
    held: Store, page: Page, tmp_path: Path
) -> None:
    assert held
    public, _ = printed(page, f"/gaps/print?{WHERE}", tmp_path)
    inside, _ = printed(page, f"/gaps/print?{WHERE}&audience=internal", tmp_path)
    assert "fewer than 5" in public
    assert "1 item is withheld" in public or "items are withheld" in public
    assert "fewer than 5" not in inside


def test_a_docx_says_the_same_to_another_program(held: Store, page: Page, tmp_path: Path) -> None:
    assert held
    path = tmp_path / "annex.docx"
    path.write_bytes(page.request.get(f"/gaps/print.docx?{WHERE}").body())
    text = re.sub(r"\s+", " ", run("docx2txt", path, "-"))
    assert "Of 40 schools, 1 has support recorded" in text
    assert "Example School 40 (URN 900040)" in text
    paper = docx.Document(str(path))
    section = paper.sections[0]
    assert (round((section.page_width or 0) / 36_000), round((section.page_height or 0) / 36_000)) == (297, 210)
    footer = paper.sections[0].footer.paragraphs[0]._p.xml  # noqa: SLF001 - what a program that opens it reads
    assert "PAGE" in footer
    assert "NUMPAGES" in footer


def test_a_snapshot_prints_with_its_name_and_hash(held: Store, page: Page, tmp_path: Path) -> None:
    kept = freeze(held, "Scrutiny", GapsQuery(council="999", as_of=date(2013, 12, 10)))
    text, _ = printed(page, "/snapshots/Scrutiny/print", tmp_path)
    assert kept.snapshot.sha256 in re.sub(r"\s+", "", text)
    paper = docx.Document(BytesIO(page.request.get("/snapshots/Scrutiny/print.docx").body()))
    assert any(kept.snapshot.sha256 in line.text for line in paper.paragraphs)


def test_a_letter_tells_a_school_what_is_held_and_how_to_correct_it(
    held: Store, page: Page, check_access: Callable[[Page], None], tmp_path: Path
) -> None:
    assert held
    text, sheets = printed(page, "/schools/900001/letter?as_of=2013-12-10", tmp_path)
    plain = re.sub(r"\s+", " ", text)
    assert "To the headteacher of Example School 1" in plain
    assert "is supported by Example Oak Trust (maths)" in plain
    assert "If nobody supports your school, please say so" in plain
    assert len(sheets) == 1
    check_access(page)
    other, _ = printed(page, "/schools/900003/letter?as_of=2013-12-10", tmp_path)
    assert "We hold no link of your school." in other  # what is internal is not told
    path = tmp_path / "letter.docx"
    path.write_bytes(page.request.get("/schools/900001/letter.docx?as_of=2013-12-10").body())
    assert "Example Oak Trust" in run("docx2txt", path, "-")
