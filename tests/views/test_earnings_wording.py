"""What a month of pay says, word for word."""

from datetime import date

import pytest

from domain.forecast import MeetingsToTier, ToPlan, ToQuota, VolumeToTier, Work
from domain.ledger import FactKind, Kind
from domain.messages import StatementLine, StatementPart
from domain.money import Money
from domain.people import Role
from domain.what_if import Question
from domain.workdays import Month
from views.earnings import distances_text, fact_text, forecast_text, line_label, what_if_text
from views.wording import Words

RU, EN = Words("ru", "Europe/Moscow"), Words("en", "Europe/Moscow")
NOVEMBER, OCTOBER = Month(2026, 11), Month(2026, 10)
MET = StatementLine(
    Kind.MEETING,
    date(2026, 11, 14),
    "Ромашка",
    1,
    "2000.00",
    Money.rub(2000),
    fact_kind=FactKind.MEETING,
    terms=OCTOBER,
)
BONUS = Money.rub(10_000)


def plain(text: str) -> list[str]:
    """The lines with usual spaces and without bold."""
    for mark in ("<b>", "</b>"):
        text = text.replace(mark, "")
    return text.replace("\u202f", " ").replace("\u00a0", " ").splitlines()


def test_a_line_names_fact_rate_and_terms() -> None:
    assert plain(fact_text(MET, NOVEMBER, None, RU)) == [
        "Встреча: Ромашка",
        "📅 сб 14 ноября",
        "",
        "Начислено: 2 000 ₽",
        "Ставка: 2 000 ₽",
        "Условия от 1 октября 2026",
    ]
    assert plain(line_label(MET, RU)) == ["14.11 · 2 000 ₽ · Ромашка"]


def test_a_late_reversal_says_what_it_undoes_and_why_it_counts_now() -> None:
    paid = StatementLine(Kind.COMMISSION, date(2026, 10, 14), "Ромашка, № 17", 1, "5%, 7.5%", Money.rub(19_000))
    undone = StatementLine(
        Kind.REVERSAL,
        date(2026, 10, 14),
        "Ромашка, № 17",
        1,
        "5%, 7.5%",
        Money.rub(-19_000),
        late=True,
        fact_kind=FactKind.CONTRACT,
    )
    said = plain(fact_text(undone, NOVEMBER, paid, RU))
    assert "Ставка: 5%, 7,5%" in said
    assert "↩️ Договор отменён, поэтому эта строка отменяет начисленное:" in said
    assert "ср 14 октября, Процент: 19 000 ₽" in said
    assert said[-1] == "⏱ Учтено за ноябрь 2026: октябрь 2026 к этому времени был уже закрыт."


def test_a_part_of_the_fixed_pay_is_said_in_rubles() -> None:
    fixed = StatementLine(Kind.FIXED, date(2026, 11, 30), "", 1, "30000.00 × 13/20", Money.rub(19_500))
    assert "Rate: 30 000 ₽ × 13/20" in plain(fact_text(fixed, NOVEMBER, None, EN))


def test_distances_are_in_rubles() -> None:
    ways = [
        ToQuota(Role.CALLER, 17, 20, 3, Money.rub(6000), BONUS),
        ToQuota(Role.CLOSER, 1, 4, 3, Money.zero(), BONUS),
        ToQuota(Role.COLLECTOR, 500, 500, 0, Money.zero(), BONUS),
    ]
    tier = MeetingsToTier(3, Money.rub(6000), Money.rub(3000))
    volume = VolumeToTier(Money.rub(300_000), Money.rub(15_000), 750)
    assert plain(distances_text(tier, volume, ways, ToPlan(87, BONUS), RU)) == [
        "🎯 Ещё 3 встречи = 6 000 ₽, и ставка 3 000 ₽",
        "🎯 Ещё 300 000 ₽ договоров = 15 000 ₽, и дальше 7,5%",
        "🏁 Назначено 17 из 20: ещё 3 = 6 000 ₽ и премия 10 000 ₽",
        "🏁 Договоров 1 из 4: ещё 3 = премия 10 000 ₽",
        "✅ Норма выполнена, 500 из 500: премия 10 000 ₽",
        "👥 Отдел 87 % плана: за весь план премия 10 000 ₽",
    ]
    assert distances_text(None, None, [], None, RU) == ""
    assert plain(distances_text(None, None, [], ToPlan(100, BONUS), EN)) == [
        "✅ The department's plan is met: a bonus of 10 000 ₽"
    ]


def test_a_forecast_is_called_an_estimate() -> None:
    fixed = [StatementPart(Kind.FIXED, 1, Money.rub(30_000))]
    said = forecast_text(Money.rub(64_000), Work(meetings=17, contracts=2), fixed, (Role.CALLER, Role.COLLECTOR), RU)
    assert plain(said) == [
        "📈 Прогноз на месяц: 64 000 ₽",
        "Темп месяца даёт: 17 встреч",
        "Оклад: 30 000 ₽",
        "Это оценка, а не начисление.",
    ]


@pytest.mark.parametrize(
    ("question", "done", "said"),
    [
        (Question(Role.CALLER, 35), 13, ["35 встреч за месяц: 92 000 ₽", "Ещё 22 встречи = 48 000 ₽"]),
        (Question(Role.CALLER, 5), 13, ["13 встреч за месяц: 92 000 ₽", "Столько уже есть: сейчас 13."]),
        (
            Question(Role.CLOSER, 4, Money.rub(350_000)),
            0,
            ["4 договора за месяц: 92 000 ₽", "Ещё 4 договора = 48 000 ₽", "По 350 000 ₽ за договор"],
        ),
    ],
)
def test_what_if_is_answered(question: Question, done: int, said: list[str]) -> None:
    told = plain(what_if_text(question, done, Money.rub(48_000), [], Money.rub(92_000), RU))
    assert told == [*said, "", "Остальное как сейчас, по нынешним условиям."]
