"""Every window of every dialog renders, in both languages, on usual, hostile and empty days."""

from datetime import date
from typing import Any

import pytest
from aiogram.fsm.state import State
from aiogram.types import Chat, InlineKeyboardMarkup
from aiogram_dialog import Dialog
from aiogram_dialog.api.entities import EVENT_CONTEXT_KEY, Context, EventContext
from pay_answers import DECEMBER, FULL, NOVEMBER
from sample_answers import NASTY, NOW, START, FakeDatabase, answers, logged, person
from telegram_limits import check_rows, shown_text

from domain.absences import AbsenceKind
from domain.fates import Fate
from domain.funnel import Outcome
from domain.money import Money
from domain.people import Role
from domain.typed_terms import TermsField
from domain.what_if import Question
from handlers import (
    absences,
    account_manager,
    accountant,
    caller,
    closer,
    closing,
    collector,
    consultants,
    deals,
    director,
    disputes,
    earnings,
    exclusions,
    hours,
    meeting,
    moving,
    objections,
    pay_terms,
)
from handlers.absences.draft import AbsenceDraft
from handlers.account_manager.draft import HandoverDraft
from handlers.accountant.draft import RegisterDraft
from handlers.caller.draft import BookedDraft, BookingDraft, CallingDraft
from handlers.caller.sentence_draft import SpokenDraft
from handlers.closer.draft import ReportDraft
from handlers.collector.draft import LeadDraft
from handlers.collector.fates_draft import FatesDraft, TasksDraft
from handlers.consultants.draft import ConsultationsDraft, ConsultingDraft
from handlers.deals.draft import DealDraft
from handlers.director.appeals import AppealsDraft
from handlers.director.draft import InviteDraft, PeopleDraft
from handlers.director.segments_draft import SegmentDraft
from handlers.disputes.actions import DisputingDraft
from handlers.drafts import DisputeDraft, Draft, MeetingDraft, PersonDraft
from handlers.earnings.draft import EarningDraft, StatementDraft
from handlers.exclusions.draft import ExclusionDraft
from handlers.meeting.draft import HistoryDraft
from handlers.moving.draft import MoveDraft
from handlers.objections.deciding import ObjectionsDraft
from handlers.pay_terms.draft import AdjustDraft, PlanDraft, TermsDraft
from handlers.widgets.screen import TROUBLE
from services.plans import Target
from views.wording import Words

DIALOGS = [
    router
    for role in (
        caller,
        closer,
        closing,
        deals,
        account_manager,
        accountant,
        collector,
        consultants,
        director,
        disputes,
        exclusions,
        earnings,
        hours,
        meeting,
        moving,
        objections,
        pay_terms,
        absences,
    )
    for router in role.make_routers()
    if isinstance(router, Dialog)
]
WINDOWS = [(dialog, state) for dialog in DIALOGS for state in dialog.states()]


def draft_for(dialog: Dialog, text: str) -> Draft:
    drafts: dict[str, Draft] = {
        "Booking": BookingDraft("u1", 5, "2026-11-25", START, 3, text, text[:100], START, 17),
        "Calling": CallingDraft(
            "u1",
            5,
            "2026-11-25",
            START,
            3,
            text,
            taken=START,
            meeting_id=17,
            wanted_id=3,
            company=text,
            zone="Asia/Vladivostok",
            said=text and f"{text} завтра",
            meant=(START, NOW),
            last=logged(text),
            last_zone="Asia/Vladivostok",
        ),
        "Spoken": SpokenDraft(
            "u1",
            5,
            "2026-11-25",
            START,
            3,
            text,
            meeting_id=17,
            wanted_id=3,
            company=text,
            person=text,
            phone="+79123456789",
            address=text,
            clock="15:00",
            hours=(15,),
            in_hand=True,
            several={"person": (text, text)},
        ),
        "Terms": TermsDraft("u1", 9, since=DECEMBER, terms=FULL, field=TermsField.MEETING_TIERS, notice="terms-saved"),
        "Plans": PlanDraft("u1", month=NOVEMBER, target=Target.REVENUE),
        "Adjusting": AdjustDraft("u1", 9, amount=Money.rub(-1500), reason=text),
        "BookedMeetings": BookedDraft("u1", 0, 17),
        "Meetings": ReportDraft(
            "u1",
            meeting_id=17,
            outcome=Outcome.CONTRACT,
            amount=Money.rub(350_000),
            number=text[:50],
            document_id="page",
            document_kind="photo",
            step=text,
            day=date(2026, 11, 25),
            next_id=18,
            reported=Outcome.CONTRACT,
            earned=Money.rub(17_500),
        ),
        "Objecting": MeetingDraft("u1", 17),
        "Consulting": ConsultingDraft("u1", 17, 9, "consultant-invited-done", text),
        "Consultations": ConsultationsDraft("u1", 0, 17, "consultation-declined-done"),
        "Histories": HistoryDraft("u1", 17, 1),
        "Moving": MoveDraft("u1", 17, 3, "2026-11-25", START, 3, text, START),
        "Deals": DealDraft(
            "u1",
            0,
            31,
            text,
            False,
            Money.rub(350_000),
            text[:100],
            None,
            "file",
            "photo",
            51,
            41,
            text,
            Money.rub(17_500),
            text,
            "deal-given-done",
            date(2026, 11, 25),
            17,
        ),
        "Handovers": HandoverDraft("u1", 0, 41, 61, "handover-given-done"),
        "Hours": PersonDraft("u1", 9),
        "Absences": AbsenceDraft("u1", 9, AbsenceKind.LEAVE, date(2026, 11, 25), date(2026, 12, 8), 4),
        "AddLead": LeadDraft(
            "u1", text, "+7 912 345-67-89", text, text, text, text, text, text, ("12",), 1, text, True
        ),
        "Inviting": InviteDraft("u1", (Role.CALLER,)),
        "People": PeopleDraft("u1", 0, 9, (Role.CALLER,), text, line="m0"),
        "MyLeads": FatesDraft("u1", Fate.REJECTED if text else None, not text, 0, 5),
        "MySegments": TasksDraft("u1", 0, 4),
        "Segments": SegmentDraft(
            "u1", 0, text, text[:60], Money.rub(50), 500, START.date(), (1,), text, closed=not text
        ),
        "Appeals": AppealsDraft("u1", 0, 5, text, upheld=True),
        "Objections": ObjectionsDraft("u1", 0, 17, text, upheld=True),
        "Exclusions": ExclusionDraft("u1", text[:100], 0, 6, ("+79123456789",), "7707083893", text, 1 if text else 0),
        "Registers": RegisterDraft("u1", 0, "2026-11", 0, 3, sent=True),
        "Earning": EarningDraft("u1", 9 if text == "Ромашка" else 0, question=Question(Role.CLOSER, 4), line_id=2),
        "Statements": StatementDraft("u1", 0, "2026-11-007"),
        "Disputing": DisputingDraft("u1", "2026-11-007", 0, 1),
        "Disputes": DisputeDraft("u1", 5),
    }
    return drafts.get(dialog.states_group_name(), Draft("u1"))


class FakeManager:
    """As much of a dialog manager as rendering asks for."""

    def __init__(self, state: State, draft: Draft, /, **data: Any) -> None:
        chat = Chat(id=1002, type="private")
        self.context = Context("1a2b3c", "", state, draft.data())
        self.middleware_data = {
            "dialog_manager": self,
            "event_chat": chat,
            EVENT_CONTEXT_KEY: EventContext(None, chat, None, None, None),  # type: ignore[arg-type]
            **data,
        }

    def current_context(self) -> Context:
        return self.context

    @property
    def dialog_data(self) -> dict[str, Any]:
        return self.context.dialog_data

    @property
    def start_data(self) -> Any:
        return self.context.start_data

    async def load_data(self) -> dict[str, Any]:
        return {"middleware_data": self.middleware_data, "event": None}

    def is_preview(self) -> bool:
        return False


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize(("text", "many"), [("Ромашка", 3), (NASTY, 60), ("", 0)], ids=["usual", "hostile", "empty"])
@pytest.mark.parametrize(("dialog", "state"), WINDOWS, ids=lambda part: getattr(part, "state", None))
async def test_it_renders(dialog: Dialog, state: State, text: str, many: int, language: str) -> None:
    """The text fits and parses, the buttons fit the phone, and there is always a way on."""
    manager = FakeManager(
        state,
        draft_for(dialog, text),
        person=person(language, name=text or "А"),
        db=FakeDatabase(answers(text, many)),
        now=NOW,
        words=Words(language, "Europe/Moscow"),
        receipt="u1",
        state=None,
        **({TROUBLE: "⚠️ Нет"} if many else {}),
    )
    shown = await dialog.windows[state].render(dialog, manager)  # type: ignore[arg-type]

    read = shown_text(shown.text or "")
    assert read.startswith("⚠️ Нет") is bool(many)
    if language == "en" and text == "":
        assert not any("а" <= letter <= "я" for letter in read.lower()), read
    assert isinstance(shown.reply_markup, InlineKeyboardMarkup)
    buttons = [
        [(button.text, button.callback_data, button.url) for button in row]
        for row in shown.reply_markup.inline_keyboard
    ]
    assert check_rows(buttons) <= 100
    assert any("Меню" in row[-1][0] or "Menu" in row[-1][0] for row in buttons)


@pytest.mark.parametrize("dialog", DIALOGS, ids=Dialog.states_group_name)
def test_buttons_mean_one_thing_in_a_dialog(dialog: Dialog) -> None:
    """A second tap arrives in the next window: its buttons must not answer to the names of the last one's."""
    seen: dict[str, State] = {}
    for state, window in dialog.windows.items():
        names = {name for name in _names(window.keyboard) if not name.startswith("to_")}  # type: ignore[attr-defined]
        for name in names - {"menu"}:
            assert name not in seen, f"{name} in {seen[name]} and {state}"
            seen[name] = state


def _names(widget: Any) -> set[str]:
    own = {widget.widget_id} if getattr(widget, "widget_id", None) else set()
    return own.union(*(_names(child) for child in getattr(widget, "buttons", ())))
