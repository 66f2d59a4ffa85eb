"""Annexes and letters as DOCX, A4, with page numbers; made by python-docx."""

from collections.abc import Sequence
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from viz.annex import COLUMNS, Annex
from viz.letter import COLUMNS as LETTER_COLUMNS
from viz.letter import Letter

A4 = Mm(210), Mm(297)


def annex_docx(told: Annex) -> bytes:
    """Give an annex as DOCX, lying, for its table is wide."""
    paper = _paper(told.question, lying=True)
    paper.add_heading(told.question, 1)
    for text in (told.answer, told.as_at, *told.notes):
        paper.add_paragraph(text)
    paper.add_heading("Method", 2)
    paper.add_paragraph(told.method)
    paper.add_heading("What the words mean", 2)
    for term, text in told.definitions:
        line = paper.add_paragraph()
        line.add_run(f"{term}: ").bold = True
        line.add_run(text)
    paper.add_heading("Why, of the schools", 2)
    _table(paper, ("Reason", "Schools"), told.reasons)
    paper.add_heading("The schools", 2)
    _table(paper, COLUMNS, told.rows)
    paper.add_heading("Sources", 2)
    for source in told.sources:
        paper.add_paragraph(source, "List Bullet")
    paper.add_paragraph(told.attribution)
    return _saved(paper)


def letter_docx(told: Letter) -> bytes:
    """Give a letter as DOCX."""
    paper = _paper(f"What is held of {told.school}", lying=False)
    paper.add_paragraph(f"To the headteacher of {told.school}")
    paper.add_heading("What we hold of your school’s links", 1)
    paper.add_paragraph(told.lead)
    _table(paper, LETTER_COLUMNS, told.rows, "We hold no link of your school.")
    paper.add_heading("How to correct it", 2)
    for text in told.how:
        paper.add_paragraph(text, "List Number")
    paper.add_paragraph(told.attribution)
    return _saved(paper)


def _paper(title: str, *, lying: bool) -> Document:
    paper = docx.Document()
    paper.core_properties.title, paper.core_properties.author = title, ""
    section = paper.sections[0]
    section.page_width, section.page_height = A4[::-1] if lying else A4
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)
    paper.styles["Normal"].font.name, paper.styles["Normal"].font.size = "Arial", Pt(10)
    footer = section.footer.paragraphs[0]
    footer.add_run("Page ")
    _field(footer, "PAGE")
    footer.add_run(" of ")
    _field(footer, "NUMPAGES")
    return paper


def _field(line: Paragraph, code: str) -> None:
    """Write a field that the reader's program works out."""
    run = line.add_run()
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)  # noqa: SLF001 - python-docx has no fields of its own


def _table(paper: Document, columns: Sequence[str], rows: Sequence[Sequence[str]], empty: str = "None.") -> None:
    if not rows:
        paper.add_paragraph(empty)
        return
    table = paper.add_table(rows=1, cols=len(columns), style="Table Grid")
    heading = table.rows[0]
    repeat = OxmlElement("w:tblHeader")  # the heading stands on every page
    repeat.set(qn("w:val"), "true")
    heading._tr.get_or_add_trPr().append(repeat)  # noqa: SLF001 - as above
    for cell, text in zip(heading.cells, columns, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _saved(paper: Document) -> bytes:
    out = BytesIO()
    paper.save(out)
    return out.getvalue()
