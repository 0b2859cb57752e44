"""The days on which every action is walked and counted, one role each."""

from domain.calling import CallResult
from domain.funnel import Outcome
from domain.people import Role
from stories.dealings import PAGE, PAPER, SAVE_PAPER, in_work, opens_deal, signs
from stories.deeds import (
    ADD_LEAD,
    BOOK,
    CONFIRM_BOOKING,
    NEXT_LEAD,
    OUTCOMES,
    RESULTS,
    SAVE_LEAD,
    books,
    calls_next,
    logs,
    opens_menu,
    reports,
)
from stories.taps import Action, Day, Tally
from stories.town import Person, Town

OUTCOMES_TOLD = {
    Outcome.CONTRACT: Action("push", "Итог: договор", "Outcome: contract"),
    Outcome.PROPOSAL: Action("push", "Итог: предложение и следующий шаг", "Outcome: proposal and its next step"),
    Outcome.REFUSAL: Action("push", "Итог: отказ с причиной", "Outcome: refusal, with the reason"),
    Outcome.NO_SHOW: Action("push", "Итог: не пришли", "Outcome: no-show"),
    Outcome.POSTPONED: Action("push", "Итог: перенос", "Outcome: postponed"),
    Outcome.NOT_OURS: Action("push", "Итог: не наш клиент, с причиной", "Outcome: not our client, with the reason"),
    Outcome.ANOTHER_MEETING: Action("push", "Итог: ещё встреча", "Outcome: another meeting"),
}
"""How a closer answers the message that asks how a meeting went."""
_TOLD_BY = {
    Outcome.CONTRACT: (OUTCOMES[Outcome.CONTRACT], "=1,2 млн", "верно"),
    Outcome.PROPOSAL: (OUTCOMES[Outcome.PROPOSAL], "Позвонить завтра"),
    Outcome.REFUSAL: (OUTCOMES[Outcome.REFUSAL], "Дорого"),
    Outcome.NO_SHOW: (OUTCOMES[Outcome.NO_SHOW],),
    Outcome.POSTPONED: (OUTCOMES[Outcome.POSTPONED],),
    Outcome.NOT_OURS: (OUTCOMES[Outcome.NOT_OURS], "Слишком мал"),
    Outcome.ANOTHER_MEETING: (OUTCOMES[Outcome.ANOTHER_MEETING],),
}
_SENTENCE = "встреча завтра 15:30 Полёт, Ленинский 12, Иван Петрович +7 916 123-45-67"
_PASTED = "ООО «Полный бак»\n+7 900 011-44-55\nг. Химки, Ленинградское шоссе, 12"


async def _in_base(town: Town, by: Person, *companies: str) -> None:
    for company in companies:
        await town.lead(company, by=by)


async def caller(town: Town, tally: Tally) -> None:
    """Calls, promises, meetings."""
    irina, anna, viktor = await town.director(), await town.caller(), await town.closer()
    await _in_base(town, irina, *(f"Компания {letter}" for letter in "АБВГДЕ"))
    await opens_menu(anna)
    lead = Action("menu", "Следующий контакт", "The next lead")
    await tally.does(anna, lead, NEXT_LEAD, shows="Компания А")
    for result, ru, en in (
        (CallResult.NO_ANSWER, "не отвечает", "no answer"),
        (CallResult.WRONG_NUMBER, "не тот номер", "wrong number"),
    ):
        action = Action("card", f"Результат звонка: {ru}", f"Result of a call: {en}")
        await tally.does(anna, action, RESULTS[result], shows=f": {ru}")
    undo = Action("card", "Отменить последний результат", "Undo the last result")
    await tally.does(anna, undo, "Отменить: Компания Б", shows="снова у вас")
    refused = Action("card", "Результат звонка: отказ с причиной", "Result of a call: refused, with the reason")
    await tally.does(anna, refused, RESULTS[CallResult.REFUSED], "Дорого", shows=": отказ")
    later = Action("card", "Перезвонить, время кнопкой", "Call back, the time by a button")
    await tally.does(anna, later, RESULTS[CallResult.CALL_BACK], "Через час", shows="10:40")
    typed = Action("card", "Перезвонить, время сообщением", "Call back, the time typed")
    await tally.does(anna, typed, RESULTS[CallResult.CALL_BACK], "=завтра в 15:30", shows="15:30")

    booked = "Встреча назначена"
    this = Action("card", "Встреча с этой компанией", "A meeting with this company")
    await tally.does(anna, this, RESULTS[CallResult.MEETING], "25", "10:00", CONFIRM_BOOKING, shows=booked)
    await opens_menu(anna)
    other = Action("menu", "Встреча с любой компанией", "A meeting with any company")
    await tally.does(anna, other, BOOK, "Компания Е", "25", "12:00", CONFIRM_BOOKING, shows=booked)
    sentence = Action("any", "Встреча одной фразой", "A meeting in one sentence")
    await tally.does(anna, sentence, f"={_SENTENCE}", CONFIRM_BOOKING, shows=booked)

    await town.clock_to("2026-11-24 10:45")
    ring = Action("push", "Взять обещанный звонок", "Take a callback")
    await tally.does(anna, ring, "Взять", shows="Ждут звонка")
    await town.clock_to("2026-11-24 17:00")
    sure = Action("push", "Подтвердить завтрашнюю встречу", "Confirm tomorrow's meeting")
    await tally.does(anna, sure, "Подтвердили", shows="Встреча подтверждена")
    move = Action("push", "Перенести встречу", "Move a meeting")
    await tally.does(anna, move, "Перенести", "26", "10:00", "Просит клиент", shows="Встреча перенесена")
    await opens_menu(anna)
    cancel = Action("menu", "Отменить встречу с причиной", "Cancel a meeting, with the reason")
    steps = ("Назначенные мной", "25.11", "✖️ Отменить", "Клиент отказался")
    await tally.does(anna, cancel, *steps, shows="Встреча отменена")

    await town.clock_to("2026-11-26 11:30")
    await reports(viktor, Outcome.NOT_OURS)
    disagree = Action("push", "Возразить: это наш клиент", "Object: it is our client")
    await tally.does(anna, disagree, "Не согласен", "=Там 40 машин", shows="Отправлено руководителю")


async def closer(town: Town, tally: Tally) -> None:
    """Outcomes, contracts, deals."""
    irina, anna, viktor = await town.director(), await town.caller(), await town.closer()
    await town.hires("Ольга", Role.ACCOUNT_MANAGER)
    await opens_menu(viktor)
    await viktor.walks("Мои часы", "Дорога", "0 мин")
    for hour in range(10, 10 + len(OUTCOMES_TOLD)):
        await town.lead(f"Компания {hour}", by=irina)
        await books(anna, f"Компания {hour}", "25", f"{hour}:00")
    for hour, (outcome, action) in enumerate(OUTCOMES_TOLD.items(), 10):
        await town.clock_to(f"2026-11-25 {hour + 1}:30")
        await tally.does(viktor, action, *_TOLD_BY[outcome], shows=f"Компания {hour}: ")
        if outcome is Outcome.REFUSAL:
            correct = Action("card", "Исправить итог", "Correct an outcome")
            await tally.does(
                viktor, correct, "Исправить", OUTCOMES[Outcome.NO_SHOW], shows=f"Компания {hour}: клиент не пришёл"
            )
    again = Action("card", "Назначить следующую встречу", "Book the next meeting")
    await tally.does(viktor, again, "Назначить встречу", "26", "10:00", shows="Встреча назначена")

    await opens_menu(viktor)
    way = Action("menu", "Свои часы: дорога", "Own hours: the way")
    await tally.does(viktor, way, "Мои часы", "Дорога", "30 мин", shows="Дорога между встречами: 30")


async def deals(town: Town, tally: Tally) -> None:
    """A closer's companies in work, up to the contract."""
    team = await in_work(town)
    viktor = team.viktor
    olga = await town.hires("Ольга", Role.ACCOUNT_MANAGER)
    await town.hires("Павел", Role.ACCOUNT_MANAGER)
    await opens_menu(viktor)
    step = Action("menu", "Шаг сделан, дальше следующий", "The step is done, and the next one")
    await tally.does(viktor, step, "Сделки", "Ромашка", "Сделано", "отправить предложение", "пт 27", shows="Записано")
    words = Action("card", "То же, шаг и день сообщениями", "The same, step and day typed")
    await tally.does(viktor, words, "Сделано", "=отвезти образцы", "=в понедельник", shows="отвезти образцы, пн 30")
    price = Action("card", "Сумма сделки", "The sum of a deal")
    await tally.does(viktor, price, "💰 Сумма", "=350к", shows="350 000")
    await tally.does(
        viktor,
        Action("card", "Договор из сделки", "A contract from a deal"),
        PAPER,
        "=1,2 млн",
        SAVE_PAPER,
        shows="записан",
    )
    manager = Action("card", "Передать другому менеджеру клиентов", "Choose another account manager")
    await tally.does(viktor, manager, "Другому менеджеру", "Павел", shows="принимает Павел")
    more = Action("card", "Ещё договор с клиентом, с номером", "A further contract, with its number")
    await tally.does(viktor, more, "Ещё договор", "=100к", "=18/26", SAVE_PAPER, shows="записан")
    await olga.presses("❓ Вопрос")
    await olga.types("Кто платит?")
    answer = Action("push", "Ответить на вопрос о клиенте", "Answer a question about a client")
    await tally.does(viktor, answer, "Ответить", "=Главбух", shows="Ответ отправлен")


async def account_manager(town: Town, tally: Tally) -> None:
    """New clients."""
    team = await in_work(town)
    olga = await town.hires("Ольга", Role.ACCOUNT_MANAGER)
    await opens_deal(team.viktor)
    await team.viktor.walks(PAPER, "=1,2 млн")
    await team.viktor.sends_photo(PAGE)
    await team.viktor.presses(SAVE_PAPER)
    paper = Action("push", "Посмотреть подписанную страницу", "See the signed page")
    await tally.does(olga, paper, "📎 Договор", shows="Новый клиент")
    ask = Action("push", "Спросить менеджера о клиенте", "Ask the closer about a client")
    await tally.does(olga, ask, "❓ Вопрос", "=Кто платит?", shows="Вопрос отправлен")
    await tally.does(olga, Action("push", "Принять клиента", "Accept a client"), "Принял", shows="Клиент ваш")
    await opens_menu(olga)
    history = Action("menu", "История клиента", "A client's history")
    await tally.does(olga, history, "Новые клиенты", "Ромашка", shows="История")


async def collector(town: Town, tally: Tally) -> None:
    """Leads."""
    denis, anna = await town.collector(), await town.caller()
    await opens_menu(denis)
    typed = Action("menu", "Добавить контакт по вопросам", "Add a lead, question by question")
    await tally.does(denis, typed, ADD_LEAD, "=Ромашка", "=8 495 123-45-67", SAVE_LEAD, shows="Контакт в базе")
    pasted = Action("any", "Добавить контакт одним сообщением", "Add a lead by one message")
    await tally.does(denis, pasted, f"={_PASTED}", SAVE_LEAD, shows="Контакт в базе")
    await calls_next(anna)
    await logs(anna, CallResult.WRONG_NUMBER)
    await opens_menu(denis)
    appeal = Action("menu", "Оспорить отклонение", "Appeal a rejection")
    steps = ("Мои контакты", "❌ Ромашка", "Оспорить", "=Я сам туда звонил")
    await tally.does(denis, appeal, *steps, shows="ждём решения")


async def director(town: Town, tally: Tally) -> None:
    """People, and what only a director decides."""
    team = await in_work(town)
    irina, anna = team.irina, team.anna
    boris, denis = await town.closer("Борис"), await town.collector()
    await town.hires("Ольга", Role.ACCOUNT_MANAGER)
    await town.hires("Павел", Role.ACCOUNT_MANAGER)
    await opens_menu(irina)
    invite = Action("menu", "Пригласить сотрудника", "Invite somebody")
    await tally.does(irina, invite, "Пригласить", "Первая линия", "Создать ссылку", shows="https://t.me/")

    await opens_menu(irina)
    give = Action("menu", "Передать сделку другому", "Give a deal to another closer")
    await tally.does(irina, give, "Сделки", "Ромашка", "Передать", "Борис", shows="Сделка передана")
    await opens_deal(boris)
    await signs(boris)
    await town.clock_to("2026-11-27 18:45")
    hand = Action("push", "Передать непринятого клиента другому", "Give an unaccepted client to another")
    await tally.does(irina, hand, "Передать другому", "Павел", shows="Клиент передан")
    await opens_menu(irina)
    cancel = Action("menu", "Отменить договор с причиной", "Cancel a contract, with the reason")
    steps = ("Сделки", "Договоры", "Ромашка", "Отменить договор", "=Передумали")
    await tally.does(irina, cancel, *steps, shows="Договор отменён")

    await opens_menu(irina)
    dismiss = Action("menu", "Уволить и передать дела", "Dismiss somebody and pass on what is theirs")
    await tally.does(irina, dismiss, "Люди", "Виктор", "Уволить", "Да", shows="Виктор больше здесь не работает")
    await opens_menu(irina)
    away = Action("menu", "Отметить отсутствие сотрудника", "Note that somebody is away")
    await tally.does(irina, away, "Люди", "Денис", "Не будет", "Болезнь", "Сегодня", shows="Отмечено")

    for company, time in (("Василёк", "10:00"), ("Лютик", "12:00")):
        await town.lead(company, by=irina)
        await books(anna, company, "30", time)
    await town.clock_to("2026-12-02 10:00")
    ask = Action("push", "Нет итога: спросить ещё раз", "No outcome: ask again")
    await tally.does(irina, ask, "Спросить ещё раз", shows="Спрашиваю про")
    held = Action("push", "Нет итога: встреча состоялась", "No outcome: it was held")
    await tally.does(irina, held, "Состоялась", shows="встреча состоялась")
    await reports(boris, Outcome.NOT_OURS)
    await anna.walks("Не согласен", "=Там 40 машин")
    uphold = Action("push", "Решить по возражению", "Decide an objection")
    await tally.does(irina, uphold, "Считать проведённой", shows="считается проведённой")

    await town.lead("Мак", by=denis)
    await calls_next(anna)
    await logs(anna, CallResult.WRONG_NUMBER)
    await opens_menu(denis)
    await denis.walks("Мои контакты", "❌ Мак", "Оспорить", "=Я сам туда звонил")
    appeal = Action("push", "Решить по отклонённому контакту", "Decide about a rejected lead")
    await tally.does(irina, appeal, "Вернуть в обзвон", shows="снова в обзвоне")


async def consultant(town: Town, tally: Tally) -> None:
    """A consultant is asked along, and answers."""
    irina, anna, viktor = await town.director(), await town.caller(), await town.closer()
    zahar = await town.hires("Захар", Role.CONSULTANT)
    await town.lead("Ромашка", by=irina)
    await books(anna, "Ромашка", "25", "15:00")
    await opens_menu(viktor)
    await viktor.walks("Мои встречи", "Ромашка")
    ask = Action("card", "Позвать консультанта (менеджер)", "Ask a consultant along (closer)")
    await tally.does(viktor, ask, "Позвать консультанта", "Захар", shows="приглашение отправлено")
    stay = Action("push", "Не смогу быть на встрече", "I can't come to the meeting")
    await tally.does(zahar, stay, "Не смогу", shows="Вы не сможете быть на встрече")
    come = Action("push", "Буду на встрече", "I'll come to the meeting")
    await tally.does(zahar, come, "Буду", shows="Вы будете на встрече")
    await opens_menu(zahar)
    look = Action("menu", "Посмотреть встречу", "Look at a meeting")
    await tally.does(zahar, look, "Консультации", "Ромашка", shows="Вы будете на встрече")
    back = Action("card", "Отозвать приглашение (менеджер)", "Take the invitation back (closer)")
    await tally.does(viktor, back, "Захар", "Отозвать", shows="приглашение отозвано")


async def everybody(town: Town, tally: Tally) -> None:
    """What every role may do."""
    anna = await town.caller()
    await opens_menu(anna)
    away = Action("menu", "Меня не будет", "I am away")
    await tally.does(anna, away, "Меня не будет", "Болезнь", "Завтра", shows="Отмечено")
    await opens_menu(anna)
    await tally.does(anna, Action("menu", "Мой заработок", "My earnings"), "Мой заработок", shows="Начислений пока нет")
    await opens_menu(anna)
    language = Action("menu", "Другой язык", "Another language")
    await tally.does(anna, language, "Настройки", "English", shows="Menu")


DAYS: dict[str, Day] = {
    "Менеджер первой линии / Caller": caller,
    "Менеджер активных продаж: встречи / Closer: meetings": closer,
    "Менеджер активных продаж: сделки / Closer: deals": deals,
    "Менеджер текущих клиентов / Account manager": account_manager,
    "Технический консультант / Consultant": consultant,
    "Сборщик холодной базы / Collector": collector,
    "Руководитель / Director": director,
    "Все / Everybody": everybody,
}
