"""The menu, the way on after every error, and screens that are gone."""

import json

import pytest
from phone import Phone
from sample_answers import person

from domain.errors import InviteExpired, InviteUnknown, InviteUsed, LeadAlreadyThere, NotAllowed
from domain.lead import NewLead
from domain.people import Role
from services import attention, invites, leads, leaving, quotas, staff
from services.leaving import Leaving


@pytest.mark.parametrize("command", ["/menu", "/start", "/menu@kombain_bot", "Здравствуйте"])
async def test_whatever_is_written_the_menu_is_at_hand(command: str) -> None:
    phone = Phone()
    await phone.types(command)
    assert "Назначить встречу" in phone.labels


OWN = {Role.CALLER: "Назначить встречу", Role.COLLECTOR: "Добавить контакт", Role.DIRECTOR: "Пригласить"}


@pytest.mark.parametrize("role", list(Role))
async def test_the_menu_gives_what_the_role_gives(role: Role) -> None:
    phone = Phone(person("ru", role))
    await phone.types("/menu")
    for other, label in OWN.items():
        assert (label in phone.labels) is (other is role)
    assert "Мой заработок" in phone.labels


async def test_attention_is_listed_when_there_is_any() -> None:
    phone = Phone()
    phone.db.answers[attention.needs_attention] = []
    await phone.types("/menu")
    assert "не обработано" not in phone.labels


@pytest.mark.parametrize("place", ["help", "settings"])
async def test_every_card_has_a_way_back(place: str) -> None:
    phone = Phone()
    await phone.types("/menu")
    await phone.forges(f"go:{place}", phone.last_screen)
    await phone.presses("Меню")
    assert len(phone.messages) == 1
    assert "Назначить встречу" in phone.labels


async def test_the_language_changes_at_once() -> None:
    phone = Phone()
    await phone.types("/menu")
    await phone.presses("Настройки")
    await phone.presses("English")
    assert "Language: English" in phone.text
    await phone.again()
    assert "Language: English" in phone.text
    assert [name for name, _, _ in phone.db.writes] == ["choose_language", "choose_language"]


async def test_joining_by_an_invitation() -> None:
    phone = Phone(stranger=True)
    phone.db.answers[invites.redeem] = person("en", Role.CALLER, name="Anna")
    await phone.starts("abc-DEF_123")
    assert "Anna" in phone.text
    assert "Book a meeting" in phone.labels
    ((_, (token, guest, _), receipt),) = phone.db.writes
    assert (token, guest.telegram_id, guest.name) == ("abc-DEF_123", 1002, "Анна Смирнова")
    assert receipt


@pytest.mark.parametrize("error", [InviteUnknown(), InviteUsed(), InviteExpired()])
async def test_an_invitation_that_does_not_work(error: Exception) -> None:
    """Strangers read a sentence and get no button; staff get the menu."""
    for stranger in (True, False):
        phone = Phone(stranger=stranger)
        phone.db.answers[invites.redeem] = error
        await phone.starts("abc")
        assert phone.text.startswith("⚠️")
        assert ("Назначить встречу" in phone.labels) is not stranger


@pytest.mark.parametrize("data", ["", "nonsense", "go:nowhere", "out:x:y", "a\x1db", "\x1d", "aaaaaa\x1dcompany:1"])
async def test_a_button_nobody_knows(data: str) -> None:
    """From a message that stands, and from one too old to be told of."""
    for known in (True, False):
        phone = Phone()
        await phone.types("/menu")
        await phone.forges(data or "?", phone.last_screen if known else None)
        assert "Назначить встречу" in phone.labels


async def test_a_press_from_nowhere_opens_its_screen() -> None:
    phone = Phone()
    await phone.forges("go:booking")
    assert "С кем встреча" in phone.text


async def test_a_role_that_was_taken_away() -> None:
    """The old menu still has its button: the sentence, and the menu as it is now."""
    phone = Phone()
    await phone.types("/menu")
    phone.person = person("ru", Role.COLLECTOR)
    phone.db.answers[leads.to_book] = NotAllowed()
    await phone.presses("Назначить встречу")
    assert "другая роль" in phone.text
    await phone.presses("Меню")
    assert "Назначить встречу" not in phone.labels


async def test_a_screen_of_an_older_version() -> None:
    """Its name is not known any more: the menu, and nothing is stuck."""
    phone = Phone()
    await phone.types("/menu")
    await phone.presses("Назначить встречу")
    for record in phone.storage.storage.values():
        record.data = record.data.replace("Booking:company", "Booking:firm")
    await phone.presses("Ромашка")
    assert "устарел" in phone.text
    await phone.presses("Назначить встречу")
    assert "С кем встреча" in phone.text


async def test_a_draft_of_an_older_version() -> None:
    """Unknown fields are forgotten, unreadable drafts begin anew."""
    phone = Phone()
    await phone.types("/menu")
    await phone.presses("Назначить встречу")
    for record in phone.storage.storage.values():
        data = json.loads(record.data)
        if "start_data" in data:
            data["start_data"] = {"key": 5, "page": "many", "colour": "red"}
        record.data = json.dumps(data)
    await phone.presses("Ромашка")
    assert "В какой день" in phone.text


async def test_pay_is_protected_and_the_menu_is_not() -> None:
    phone = Phone()
    await phone.types("/menu")
    await phone.presses("Мой заработок")
    assert phone.screen.protected
    await phone.presses("Меню")
    assert not phone.screen.protected
    assert len(phone.messages) == 1


async def test_a_lead_in_three_messages_and_one_tap() -> None:
    phone = Phone()
    await phone.types("/menu")
    await phone.presses("Добавить контакт")
    await phone.types("ООО <Ромашка>")
    await phone.types("нет телефона")
    assert phone.text.startswith("⚠️")
    await phone.types("8 912 345-67-89")
    await phone.presses("Сохранить")
    assert "Контакт в базе" in phone.text
    await phone.again()
    await phone.replay()
    assert [name for name, _, _ in phone.db.writes] == ["add"]
    assert phone.db.writes[0][1][1] == NewLead("ООО <Ромашка>", "8 912 345-67-89", segment_id=1)


async def test_a_lead_with_all_that_is_known() -> None:
    phone = Phone()
    await phone.types("/menu")
    await phone.presses("Добавить контакт")
    await phone.types("Ромашка")
    await phone.types("8 912 345-67-89")
    for button, answer in (("Имя", "Ольга"), ("Адрес", "Лесная, 5"), ("Заметка", "звонить утром")):
        await phone.presses(button)
        await phone.types(answer)
    await phone.presses("Сохранить")
    new = phone.db.writes[0][1][1]
    assert (new.person, new.address, new.note) == ("Ольга", "Лесная, 5", "звонить утром")


async def test_a_lead_that_is_there_already() -> None:
    """Who brought it first is said; what was typed stays, so that another phone may be tried."""
    phone = Phone()
    phone.db.answers[leads.add] = LeadAlreadyThere("Ромашка", "Денис <b>")
    await phone.types("/menu")
    await phone.presses("Добавить контакт")
    await phone.types("Ромашка")
    await phone.types("8 912 345-67-89")
    await phone.presses("Сохранить")
    assert "Денис &lt;b&gt;" in phone.text
    assert "Телефон" in phone.labels
    assert "Меню" in phone.labels


async def test_an_invitation_is_shown_once() -> None:
    """A second tap leaves the link as it stands; asked again, the bot has nothing to show: it keeps a hash."""
    phone = Phone()
    await phone.types("/menu")
    for step in ("Пригласить", "Первая линия", "Активные продажи", "Создать"):
        await phone.presses(step)
    link = phone.text
    assert "https://t.me/kombain_bot?start=" in link
    await phone.again()
    assert phone.text == link
    assert len(phone.db.writes) == 1
    assert phone.db.writes[0][1][1].roles == (Role.CALLER, Role.CLOSER)
    token = phone.db.writes[0][1][1].token
    assert not any(token in record.data for record in phone.storage.storage.values())
    await phone.types("где ссылка?")
    assert "один раз" in phone.text


async def test_ticking_twice_ticks() -> None:
    """A double tap is one wish."""
    phone = Phone()
    await phone.types("/menu")
    await phone.presses("Пригласить")
    await phone.presses("Первая линия")
    await phone.again()
    assert "☑️ Первая линия" in phone.labels
    await phone.presses("Первая линия")
    assert "⬜ Первая линия" in phone.labels


async def test_a_dismissal_is_asked_about() -> None:
    phone = Phone()
    phone.db.answers[staff.colleagues] = phone.db.answers[staff.colleagues][:1]
    await phone.types("/menu")
    for step in ("Люди", "Ромашка", "Уволить"):
        await phone.presses(step)
    assert phone.db.writes == []
    await phone.presses("Да")
    await phone.again()
    await phone.replay()
    assert [name for name, _, _ in phone.db.writes] == ["dismiss"]
    assert "больше здесь не работает" in phone.text


async def test_roles_are_changed() -> None:
    phone = Phone()
    phone.db.answers[leaving.losing] = Leaving(7, "Ромашка", 0, (), (), ())
    await phone.types("/menu")
    for step in ("Люди", "Ромашка", "Роли", "Бухгалтер", "Сохранить"):
        await phone.presses(step)
    ((_, arguments, _),) = phone.db.writes
    assert arguments[2] == {Role.CALLER, Role.CLOSER, Role.ACCOUNTANT}


async def test_a_defect_goes_on_to_intake() -> None:
    """What is no rule of the department is not swallowed here: intake tries again, then sets the update aside."""
    phone = Phone()
    phone.db.answers[quotas.my_day] = RuntimeError("a defect")
    with pytest.raises(RuntimeError):
        await phone.types("/menu")
