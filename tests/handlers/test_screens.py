"""Messages as screens: replies, pasted text, and names that are kept."""

import pytest
from aiogram.fsm.state import StatesGroup
from aiogram_dialog.api.entities.stack import new_id
from phone import Phone, told

from handlers import states


async def at_company() -> Phone:
    """Where a company's name is asked for."""
    phone = Phone()
    await phone.types("/menu")
    await phone.presses("Добавить контакт")
    return phone


async def test_a_reply_goes_to_the_screen_it_answers() -> None:
    """Whatever came beneath it meanwhile."""
    phone = await at_company()
    first = phone.last_screen
    await phone.types("/menu")
    await phone.presses("Назначить встречу", phone.last_screen)
    await phone.types("Ромашка", reply_to_message=told(phone.messages[first]))

    assert "Какой у них телефон" in phone.text


async def test_a_reply_to_a_screen_that_is_gone_is_plain_text() -> None:
    phone = await at_company()
    first = phone.messages[phone.last_screen]
    await phone.presses("Меню")
    await phone.presses("Добавить контакт")
    await phone.types("Ромашка", reply_to_message=told(first))

    assert "Какой у них телефон" in phone.text


@pytest.mark.parametrize("tail", ["\u2060", "\u200d\u200c", "\u00ad" * 7, "\u2063\u200c\u2064"])
async def test_invisible_signs_of_a_pasted_text(tail: str) -> None:
    phone = await at_company()
    await phone.types(f"Ромашка{tail}")
    assert "<b>Ромашка</b>" in phone.text
    await phone.types(tail)
    assert phone.text.startswith("⚠️")


async def test_a_shared_contact_is_a_phone() -> None:
    phone = await at_company()
    await phone.types("Ромашка")
    await phone.types(None, contact={"phone_number": "79123456789", "first_name": "Ольга"})

    assert "+7 912 345-67-89" in phone.text


async def test_a_double_tap_leaves_nobody_listening() -> None:
    """What is typed after the screen was left is for the menu."""
    phone = await at_company()
    await phone.again()
    await phone.presses("Меню")
    await phone.types("Ромашка")

    assert "Выберите в меню" in phone.text


async def test_blocked_in_the_middle() -> None:
    """What was done is done; the update is not set aside for want of a listener."""
    phone = await at_company()
    await phone.types("Ромашка")
    await phone.types("8 912 345-67-89")
    phone.telegram.blocked = True
    await phone.presses("Сохранить", listening=False)

    assert [name for name, _, _ in phone.db.writes] == ["add"]


def test_screens_opened_in_one_second_are_told_apart() -> None:
    """A double tap opens two at once; the library's own numbers repeat after a hundred."""
    assert len({new_id() for _ in range(1000)}) == 1000


def test_screens_keep_their_names() -> None:
    """They stand in databases: who was in a renamed one would be sent back to the menu by the update."""
    groups = [group for group in vars(states).values() if isinstance(group, type) and issubclass(group, StatesGroup)]
    names = {group.__name__: " ".join(state._state or "" for state in group.__states__) for group in groups}
    names.pop("StatesGroup")

    assert names == {
        "Calling": "card refused callback callback_day callback_time callback_clock day closers time confirm "
        "taken booked quiet",
        "Booking": "company day closers time confirm taken booked",
        "Spoken": "company phone doubt day time near closers confirm person address booked",
        "BookedMeetings": "list meeting",
        "Hours": "hours opens closes meeting travel days_off share weight segments cities",
        "Turn": "mode",
        "Absences": "list days first last check entered absence",
        "Meetings": "list shelves closers meeting correct amount confirm signed_on step step_day proposed reason "
        "next_day next_time next_booked reported manager",
        "Consulting": "list invited",
        "Consultations": "list meeting",
        "Moving": "day closers time why taken moved cancel cancelled",
        "Histories": "list",
        "Objecting": "reason sent",
        "Objections": "list objection",
        "Deals": "list idle deal step day amount lost give meeting_day meeting_time meeting_booked paper_amount paper"
        " paper_day signed manager contracts contract cancel",
        "Handovers": "list handover question answer answered give",
        "AddLead": "segment company phone details person city address inn site note saved list",
        "MyLeads": "list lead appeal",
        "MySegments": "list segment",
        "ImportColumns": "list field",
        "Inviting": "roles link",
        "People": "list person link roles dismiss losing stand_ins give_to",
        "Today": "digest",
        "Segments": "list segment task name rate target deadline collectors script check",
        "Appeals": "list appeal",
        "Exclusions": "list entry remove number company kind",
        "CallingRules": "list value",
        "Attention": "list",
        "Earning": "month lines fact waiting what_if months",
        "Statements": "list statement",
        "Disputing": "line why sent",
        "Disputes": "list dispute answer amount refusal",
        "ClosingMonths": "list value",
        "Registers": "list month person",
        "Terms": "list terms history edit value check",
        "Plans": "list month value",
        "Adjusting": "people amount reason check done",
    }
