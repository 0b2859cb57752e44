"""What became of leads, to the collectors who brought them; and their appeals, to those who decide."""

from datetime import datetime

from domain.calling import CallResult
from domain.fates import Fate, Fates
from domain.funnel import LeadState
from domain.messages import AppealCard, AppealDecided, AppealMade
from domain.workdays import local_day
from views.cards import Button, Card
from views.leads import lead_text
from views.presses import DecideAppeal, Open, Place, Verdict
from views.wording import Safe, Words

_STAGES = (LeadState.MEETING, LeadState.DEAL, LeadState.CLIENT)
SIGNS = {Fate.WAITING: "⏳", Fate.CONFIRMED: "✅", Fate.REJECTED: "❌", Fate.EXCLUDED: "🚫", Fate.UNREACHED: "📵"}
"""What stands for a fate in a list."""


def fates_text(fates: Fates, words: Words) -> Safe:
    """How many leads met which fate; why leads were rejected stands beside their number."""
    lines = []
    for fate in Fate:
        if not (count := fates.by_fate.get(fate, 0)):
            continue
        line = words("fate-count", fate=fate, count=count)
        if fate is Fate.REJECTED and fates.by_reason:
            reasons = [
                words("fate-reason", reason=words("call-result", result=reason), count=many)
                for reason, many in sorted(fates.by_reason.items(), key=lambda pair: -pair[1])
            ]
            line = Safe(f"{line} ({', '.join(reasons)})")
        lines.append(line)
    return Safe("\n".join(lines))


def fate_text(
    fate: Fate,
    state: LeadState,
    confirmed_at: datetime | None,
    rejected_at: datetime | None,
    rejected_as: CallResult | None,
    words: Words,
) -> Safe:
    """The fate of one lead in words."""
    if fate is Fate.CONFIRMED and confirmed_at is not None:
        lines: list[str] = [words("fate-confirmed", day=local_day(confirmed_at, words.zone))]
        if state in _STAGES:
            lines.append(words("fate-stage", state=state))
        return Safe("\n".join(lines))
    if fate is Fate.REJECTED and rejected_at is not None and rejected_as is not None:
        reason = words("call-result", result=rejected_as)
        return words("fate-rejected", day=local_day(rejected_at, words.zone), reason=reason)
    return words("fate", fate=fate)


def appeal_state_text(appealed_at: datetime | None, upheld: bool | None, words: Words) -> str:
    """Where an appeal stands; nothing when there is none."""
    if appealed_at is None:
        return ""
    return words("appeal-waiting" if upheld is None else "appeal-upheld" if upheld else "appeal-refused")


def appeal_text(card: AppealCard, words: Words) -> Safe:
    """An appeal with all that is needed to decide it."""
    lines: list[str] = [lead_text(card.company, card.person, card.phone, card.address, "", words)]
    if card.segment:
        lines.append(words("appeal-segment", segment=card.segment))
    if card.rejected_as is not None:
        lines.append(words("appeal-rejected", reason=words("call-result", result=card.rejected_as)))
    lines += ["", words("appeal-reason", collector=card.collector, reason=card.reason)]
    if card.calls:
        lines += ["", words("appeal-calls")]
    for call in card.calls:
        result = words("call-result", result=call.result)
        line = words("appeal-call", at=call.at, result=result, caller=call.caller)
        lines.append(words("appeal-call-why", line=line, reason=call.reason) if call.reason else line)
    return Safe("\n".join(lines))


def appeal_card(message: AppealMade, words: Words) -> Card:
    """An appeal as it comes to a director, with both answers under it."""
    buttons = tuple(
        (Button.of(words.plain("appeal-decide", verdict=verdict), DecideAppeal(message.card.lead_id, verdict)),)
        for verdict in Verdict
    )
    return Card(f"<b>{words('appeal-made')}</b>\n\n{appeal_text(message.card, words)}", buttons)


def decided_card(company: str, upheld: bool, words: Words) -> Card:
    """What stands in place of an appeal once it is decided."""
    buttons = ((Button.of(words.plain("place-appeals"), Open(Place.APPEALS)),),)
    return Card(decided_text(company, upheld, words), buttons)


def decided_text(company: str, upheld: bool, words: Words) -> Safe:
    """What was decided, to a director."""
    return words("appeal-decided", verdict=Verdict.UPHOLD if upheld else Verdict.REFUSE, company=company)


def answer_card(message: AppealDecided, words: Words) -> Card:
    """What the director decided, to the collector."""
    verdict = Verdict.UPHOLD if message.upheld else Verdict.REFUSE
    text = words("appeal-answer", verdict=verdict, company=message.company)
    return Card(text, ((Button.of(words.plain("place-my_leads"), Open(Place.MY_LEADS)),),))
