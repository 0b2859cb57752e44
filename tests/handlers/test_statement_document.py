"""The document of a statement: the same bytes for the same statement, whatever its lines are."""

from datetime import date

import pytest
from sample_answers import NASTY, NOVEMBER, lines, statement

from domain.ledger import FactKind, Kind
from domain.messages import StatementLine
from domain.money import Money
from domain.statements import Statement, grouped, parts_of
from domain.workdays import Month
from views.html import units
from views.statement_document import MOST_LINES, statement_document
from views.statements import statement_text
from views.wording import Words


def leads(count: int) -> tuple[StatementLine, ...]:
    """Confirmed leads of two segments."""
    return tuple(
        StatementLine(
            Kind.LEAD,
            date(2026, 11, 1 + number % 30),
            f"Компания {number}",
            1,
            "50.00",
            Money.rub(50),
            id=number,
            fact_kind=FactKind.LEAD,
            fact_id=number,
            terms=Month(2026, 10),
            segment=("Стоматологии", "Автосервисы")[number % 2],
        )
        for number in range(1, count + 1)
    )


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize(("text", "rows"), [("Ромашка", 70), (NASTY, 20), ("", 0)], ids=["usual", "hostile", "empty"])
def test_the_same_statement_is_the_same_document(text: str, rows: int, language: str) -> None:
    words = Words(language, "Europe/Moscow")
    first = statement_document(statement(text, rows), words)
    assert first.startswith(b"%PDF-")
    assert statement_document(statement(text, rows), words) == first


def test_a_thousand_leads_are_a_page() -> None:
    """By segment and rate, with their count; nothing is lost in the sum."""
    rows = leads(1000)
    groups = grouped(rows, MOST_LINES)
    assert [(group.first.segment, group.count) for group in groups] == [("Автосервисы", 500), ("Стоматологии", 500)]
    assert Money.sum(group.amount for group in groups) == Money.rub(50_000)
    assert len(grouped(rows[:MOST_LINES], MOST_LINES)) == MOST_LINES
    whole = Statement("2026-11-004", NOVEMBER, "Отдел", "Денис", rows, Money.rub(50_000))
    assert len(statement_document(whole, Words("ru", "Europe/Moscow"))) < 100_000


def test_the_summary_stays_short() -> None:
    """Whatever a month had, its summary is one message."""
    whole = Statement("2026-11-004", NOVEMBER, "Отдел", NASTY, (*leads(1000), *lines(NASTY, 500)), Money.rub(-5))
    for language in ("ru", "en"):
        assert units(statement_text(whole.ready, Words(language, "Europe/Moscow"))) < 2000


def test_what_was_taken_back_within_the_month_is_not_counted() -> None:
    one, two = leads(2)
    back = StatementLine(Kind.REVERSAL, one.date, one.fact, 1, "", -one.amount, id=9, reverses_id=one.id)
    (part,) = parts_of((one, two, back))
    assert (part.kind, part.count, part.amount) == (Kind.LEAD, 1, Money.rub(50))
    foreign = StatementLine(Kind.REVERSAL, one.date, one.fact, 1, "", -one.amount, late=True, id=10, reverses_id=77)
    assert [part.kind for part in parts_of((two, foreign))] == [Kind.LEAD, Kind.REVERSAL]
