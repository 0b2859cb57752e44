"""What people of the department do on their phones, button by button."""

from domain.calling import CallResult
from domain.funnel import Outcome
from stories.town import Person
from stories.trouble import Trouble

BOOK = "Назначить встречу"
CONFIRM_BOOKING = "✅ Назначить"
ADD_LEAD = "Добавить контакт"
SAVE_LEAD = "Сохранить"
NEXT_LEAD = "Следующий контакт"

RESULTS = {
    CallResult.NO_ANSWER: "Не отвечает",
    CallResult.BUSY: "Занято",
    CallResult.CALL_BACK: "Перезвонить",
    CallResult.REFUSED: "Отказ",
    CallResult.MEETING: "🤝 Встреча",
    CallResult.WRONG_NUMBER: "Не тот номер",
    CallResult.NOT_EXISTING: "Не существует",
    CallResult.NOT_SEGMENT: "Не наш сегмент",
    CallResult.DO_NOT_CALL: "Не звонить",
}

OUTCOMES = {
    Outcome.CONTRACT: "Договор подписан",
    Outcome.PROPOSAL: "Предложение",
    Outcome.ANOTHER_MEETING: "Ещё встреча",
    Outcome.REFUSAL: "Отказ",
    Outcome.NO_SHOW: "Не пришли",
    Outcome.POSTPONED: "Перенос",
    Outcome.NOT_OURS: "Не наш клиент",
}


async def opens_menu(person: Person) -> None:
    """See what there is to do."""
    await person.types("/menu")


async def calls_next(caller: Person, *, under: Trouble = Trouble.NONE) -> None:
    """See the next lead to call."""
    await opens_menu(caller)
    await caller.presses(NEXT_LEAD, under=under)


async def logs(caller: Person, result: CallResult, *, under: Trouble = Trouble.NONE) -> None:
    """Record a result that is one tap."""
    await caller.presses(RESULTS[result], under=under)


async def comes_to_confirm(caller: Person, company: str, day: str, time: str) -> None:
    """Choose a company, a day ("25") and a time ("15:00"), up to the question whether it is right."""
    await opens_menu(caller)
    await caller.walks(BOOK, company, day, time)


async def books(caller: Person, company: str, day: str, time: str, *, under: Trouble = Trouble.NONE) -> None:
    """Book a meeting."""
    await comes_to_confirm(caller, company, day, time)
    await caller.presses(CONFIRM_BOOKING, under=under)


async def reports(closer: Person, outcome: Outcome, *, under: Trouble = Trouble.NONE) -> None:
    """Answer the question how the meeting went."""
    if outcome is Outcome.CONTRACT:
        await closer.walks(OUTCOMES[outcome], "=350 000", "=17")
        await closer.presses("верно", under=under)
    elif outcome is Outcome.REFUSAL:
        await closer.presses(OUTCOMES[outcome])
        await closer.presses("Дорого", under=under)
    elif outcome is Outcome.PROPOSAL:
        await closer.presses(OUTCOMES[outcome])
        await closer.presses("Позвонить завтра", under=under)
    elif outcome is Outcome.NOT_OURS:
        await closer.presses(OUTCOMES[outcome])
        await closer.presses("Слишком мал", under=under)
    else:
        await closer.presses(OUTCOMES[outcome], under=under)


async def adds_lead(collector: Person, company: str, phone: str, *, under: Trouble = Trouble.NONE) -> None:
    """Add a company to the cold base."""
    await opens_menu(collector)
    await collector.walks(ADD_LEAD, f"={company}", f"={phone}")
    await collector.presses(SAVE_LEAD, under=under)
