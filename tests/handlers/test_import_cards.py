"""The card of a file in every state, in both languages: Telegram takes it, whatever stands in the file."""

from dataclasses import replace

import pytest
from sample_answers import NASTY, import_view
from telegram_limits import check_rows, shown_text

from domain.columns import Field
from domain.history.tables import COLUMNS
from domain.history.troubles import Trouble as BadCell
from domain.history.troubles import Why as Bad
from domain.imports import ImportState, Purpose, Trouble
from domain.workdays import Month
from handlers.imports.cards import card_of
from services.imports import ImportView, ShownColumn
from services.segments import SegmentChoice
from tables.refused import Why
from views.history import what_text
from views.html import LIMIT, split, units
from views.imports import refused_file_name
from views.wording import Words

WIDE = 120
PARAMS: dict[str, str | int] = {
    "text": "А", "words": "А, Б", "columns": "А", "files": "А", "month": "2026-10", "count": 2, "first": 2, "limit": 9,
}  # fmt: skip


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("text", ["Ромашка", NASTY, ""], ids=["usual", "hostile", "empty"])
@pytest.mark.parametrize("state", list(ImportState))
def test_telegram_takes_it(state: ImportState, text: str, language: str) -> None:
    words = Words(language, "Europe/Moscow")
    view = import_view(text, state, WIDE)
    shown = [
        view,
        replace(view, purposes=tuple(Purpose)),
        replace(view, segments=(SegmentChoice(2, text or "А"),) * 9, may_be_of_none=True),
        replace(view, ahead=text),
        *(replace(view, trouble=why) for why in (*Why, *Trouble)),
    ]
    for one in shown:
        if one.state is ImportState.FAILED and not one.trouble:
            continue
        card = card_of(one, words)
        # It is changed in place, so that it must fit into one message.
        assert len(split(card.text)) == 1
        assert units(shown_text(card.text)) <= LIMIT
        assert check_rows([[(b.label, b.data, b.url) for b in row] for row in card.buttons]) >= 1, "a way on"


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("text", ["история.zip", NASTY, ""], ids=["usual", "hostile", "empty"])
@pytest.mark.parametrize("state", [one for one in ImportState if one is not ImportState.ASKED])
def test_telegram_takes_a_history(state: ImportState, text: str, language: str) -> None:
    trouble = "bad_cells" if state is ImportState.FAILED else ""
    bad = tuple(BadCell("leads.csv", 2, "phone", why, PARAMS | {"text": text}) for why in Bad)
    for months in ((), (Month(2026, 10),), (Month(2026, 9), Month(2026, 10))):
        counts = tuple((name, len(months)) for name in COLUMNS)
        view = ImportView(
            7, state, Purpose.HISTORY, file_name=text, trouble=trouble, counts=counts, months=months,
            bad=bad[:10] if months else bad[10:20], refused=999,
        )  # fmt: skip
        card = card_of(view, Words(language, "Europe/Moscow"))
        assert len(split(card.text)) == 1
        assert units(shown_text(card.text)) <= LIMIT
        assert check_rows([[(b.label, b.data, b.url) for b in row] for row in card.buttons]) >= 1, "a way on"


def test_every_bad_cell_has_a_sentence_of_its_own() -> None:
    for language in ("ru", "en"):
        said = {what_text(BadCell("a.csv", 1, "b", why, PARAMS), Words(language, "Europe/Moscow")) for why in Bad}
        assert len(said) == len(Bad)


def test_every_trouble_has_a_sentence_of_its_own() -> None:
    words = Words("ru", "Europe/Moscow")
    said = {card_of(import_view(state=ImportState.FAILED, trouble=why), words).text for why in (*Why, *Trouble)}
    assert len(said) == len(Why) + len(Trouble)


def test_what_is_missing_is_said_and_nothing_can_start() -> None:
    columns = (ShownColumn("Тел.", Field.PHONE, ("8 916",)),)
    card = card_of(replace(import_view(), columns=columns), Words("ru", "Europe/Moscow"))
    assert "Нет колонки с названиями компаний" in card.text
    assert not any("Загрузить" in button.label for row in card.buttons for button in row)


def test_a_mended_file_keeps_its_name() -> None:
    words = Words("ru", "Europe/Moscow")
    assert refused_file_name("база.csv", words) == "база - исправить.xlsx"
    assert refused_file_name("база - исправить.xlsx", words) == "база - исправить.xlsx"
    assert refused_file_name("", words) == "список из сообщения - исправить.xlsx"
