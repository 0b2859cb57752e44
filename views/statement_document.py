"""A statement as a document: A4, every line with its fact and terms. The same statement is the same bytes."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from domain.ledger import FactKind
from domain.messages import StatementLine
from domain.money import Money
from domain.statements import Grouped, Statement, grouped
from views.dates import first_of_month
from views.html import tamed
from views.money import THIN_SPACE
from views.pay import rate_text
from views.wording import Words

if TYPE_CHECKING:
    from fpdf import FPDF

MOST_LINES = 60
"""More of them, and leads of one segment at one rate are told as one line with their count."""
_MARGIN, _WIDTH = 16.0, 178.0
_COLUMNS = (21.0, 72.0, 14.0, 43.0, 28.0)
_ALIGNED = ("L", "L", "R", "L", "R")
_LINE = 4.6
_PADDING = 1.3
_BOTTOM = 18.0
_GREY, _BLACK, _PALE = 110, 0, 225
_FONT = "PT Sans"


def statement_document(statement: Statement, words: Words) -> bytes:
    """The document, as a PDF of A4 pages."""
    return _Document(statement, words).made()


class _Document:
    def __init__(self, statement: Statement, words: Words) -> None:
        self._statement = statement
        self._words = words
        self._pdf = _sheet(statement, words)

    def made(self) -> bytes:
        pdf, statement, words = self._pdf, self._statement, self._words
        pdf.add_page()
        self._say(10, words.plain("document-department", name=tamed(statement.department)), grey=True)
        self._say(17, words.plain("document-title", number=statement.number), bold=True)
        pdf.ln(1)
        self._say(12, tamed(statement.name), bold=True)
        self._say(11, words.plain("document-month", month=statement.month))
        pdf.ln(3)
        own, corrections = statement.own, statement.corrections
        if own:
            self._table(own, words.plain("document-own", month=statement.month))
        if corrections:
            self._table(corrections, words.plain("document-corrections"))
        if not statement.lines:
            self._say(10, words.plain("statement-empty"))
        self._total()
        return bytes(pdf.output())

    def _table(self, lines: tuple[StatementLine, ...], title: str) -> None:
        pdf = self._pdf
        if pdf.will_page_break(4 * _LINE + 14):
            pdf.add_page()
        pdf.ln(2)
        self._say(11, title, bold=True)
        pdf.ln(1)
        self._head()
        for group in grouped(lines, MOST_LINES):
            self._row(group)
        amount = Money.sum(line.amount for line in lines)
        self._cells(("", self._words.plain("document-subtotal"), "", "", str(self._words.value(amount))), bold=True)
        pdf.ln(2)

    def _head(self) -> None:
        self._pdf.set_font(_FONT, "B", 8.5)
        self._pdf.set_text_color(_GREY)
        titles = tuple(
            self._words.plain("document-column", column=name) for name in ("date", "fact", "count", "rate", "amount")
        )
        self._cells(titles, size=8.5, grey=True)

    def _row(self, group: Grouped) -> None:
        line, words = group.first, self._words
        days = (
            f"{line.date:%d.%m.%y}" if group.count == 1 else f"{line.date:%d.%m}\N{EN DASH}{group.lines[-1].date:%d.%m}"
        )
        kind = words.plain("pay-kind", kind=line.kind)
        fact = tamed(line.fact)
        if group.count > 1 and line.fact_kind is FactKind.LEAD:
            fact = words.plain("document-segment", segment=tamed(line.segment)) if line.segment else ""
        rate = str(words.value(rate_text(line.rate, words))) if line.rate else ""
        if line.terms is not None:
            since = words.plain("document-terms", since=first_of_month(line.terms, words.language))
            rate = f"{rate}\n{since}" if rate else since
        count = str(group.count * line.quantity)
        amount = str(words.value(group.amount))
        self._cells((days, f"{kind}: {fact}" if fact else kind, count, rate, amount))

    def _cells(self, texts: tuple[str, ...], *, bold: bool = False, grey: bool = False, size: float = 9.0) -> None:
        pdf = self._pdf
        pdf.set_font(_FONT, "B" if bold or grey else "", size)
        wrapped = [self._wrapped(width - 1.5, _drawn(text)) for width, text in zip(_COLUMNS, texts, strict=True)]
        height = max(len(lines) for lines in wrapped) * _LINE + 2 * _PADDING
        if pdf.will_page_break(height):
            pdf.add_page()
            if not grey:
                self._head()
                pdf.set_font(_FONT, "B" if bold else "", size)
        pdf.set_text_color(_GREY if grey else _BLACK)
        top, left = pdf.get_y(), _MARGIN
        for width, lines, aligned in zip(_COLUMNS, wrapped, _ALIGNED, strict=True):
            for place, text in enumerate(lines):
                pdf.set_xy(left, top + _PADDING + place * _LINE)
                pdf.cell(width, _LINE, text, align=aligned)
            left += width
        pdf.set_y(top + height)
        pdf.set_draw_color(_PALE)
        pdf.line(_MARGIN, top + height, _MARGIN + _WIDTH, top + height)

    def _wrapped(self, width: float, text: str) -> list[str]:
        lines = self._pdf.multi_cell(width, _LINE, text, dry_run=True, output="LINES") if text else []
        assert isinstance(lines, list), "lines are what was asked for"
        return [line.strip() for line in lines]

    def _total(self) -> None:
        pdf, statement, words = self._pdf, self._statement, self._words
        if pdf.will_page_break(22):
            pdf.add_page()
        pdf.ln(3)
        self._say(13, words.plain("document-total", total=statement.total), bold=True, aligned="R")
        if statement.total < Money.zero():
            self._say(10, words.plain("statement-negative"), aligned="R")

    def _say(self, size: float, text: str, *, bold: bool = False, grey: bool = False, aligned: str = "L") -> None:
        pdf = self._pdf
        pdf.set_font(_FONT, "B" if bold else "", size)
        pdf.set_text_color(_GREY if grey else _BLACK)
        pdf.multi_cell(_WIDTH, size * 0.5, _drawn(text), align=aligned, new_x="LMARGIN", new_y="NEXT")


def _drawn(text: str) -> str:
    """The font has no narrow space."""
    return text.replace(THIN_SPACE, "\N{NO-BREAK SPACE}")


def _sheet(statement: Statement, words: Words) -> "FPDF":
    # A tenth of a second of every start, paid by the first document instead.
    import fontpkg_pt_sans
    from fpdf import FPDF

    class Sheet(FPDF):
        """Its pages are numbered at the foot."""

        def footer(self) -> None:
            self.set_y(-13)
            self.set_font(_FONT, "", 8)
            self.set_text_color(_GREY)
            where = words.plain("document-page", number=statement.number, page=self.page_no(), pages="{nb}")
            self.cell(0, 5, where, align="R")

    pdf = Sheet(format="A4")
    pdf.set_margin(_MARGIN)
    pdf.set_auto_page_break(auto=True, margin=_BOTTOM)
    files = Path(fontpkg_pt_sans.ROOT) / "files"
    pdf.add_font(_FONT, "", files / "PT_Sans-Web-Regular.ttf")
    pdf.add_font(_FONT, "B", files / "PT_Sans-Web-Bold.ttf")
    # Of the statement, not of the moment it is drawn at: the same statement is the same document.
    last = statement.month.last
    pdf.set_creation_date(datetime(last.year, last.month, last.day, tzinfo=UTC))
    pdf.set_title(words.plain("document-title", number=statement.number))
    pdf.set_lang(words.language)
    return pdf
