"""Deals and contracts as people see them."""

from collections.abc import Iterable, Sequence
from datetime import date

from domain.deals import ContractCard, DealCard, DealLine, DealState, NewContract
from domain.histories import CANCELLED, Event, EventKind
from domain.messages import ContractCancelled, DealGiven, StepDue
from domain.money import Money
from domain.phones import display_phone
from views.cards import Button, Card
from views.meetings import address_line
from views.presses import Open, OpenDeal, Place
from views.wording import Safe, Words, quoted

_LAST = 12
_MOST_STEPS = 10


def company_lines(company: str, person: str, phones: Iterable[str], address: str, words: Words) -> list[str]:
    """Who it is and how to reach them, as far as it is known."""
    lines: list[str] = [f"<b>{quoted(company)}</b>"]
    if person:
        lines.append(words("meeting-person", person=person))
    lines += [words("meeting-phone", phone=display_phone(phone)) for phone in phones if phone]
    if address:
        lines.append(address_line(address, words))
    return lines


def history_text(history: Sequence[Event], words: Words) -> Safe:
    """What was done, the newest first; "" when there is nothing."""
    if not history:
        return Safe("")
    lines: list[str] = [f"<b>{words('history-title')}</b>"]
    lines += [event_text(event, words) for event in reversed(history[-_LAST:])]
    return Safe("\n".join(lines))


def event_text(event: Event, words: Words) -> str:
    """One thing that was done, with what was noted about it."""
    match event.kind:
        case EventKind.CALL:
            what = words("history-call", result=event.what)
        case EventKind.MEETING:
            what = _meeting_text(event, words)
        case EventKind.MOVE:
            what = words("history-move", to=event.to)
        case EventKind.STEP:
            what = words("history-step", step=event.what)
        case EventKind.CONTRACT:
            what = words("history-contract-cancelled" if event.note else "history-contract", number=event.what)
    line = words("history-line", at=event.at, who=event.who, what=what)
    return f"{line}\n<i>{quoted(event.note)}</i>" if event.note else line


def _meeting_text(event: Event, words: Words) -> Safe:
    if event.what == CANCELLED:
        return words("history-meeting-cancelled")
    if event.what:
        return words("history-meeting", outcome=words("outcome", outcome=event.what))
    return words("history-meeting-ahead")


def deal_text(deal: DealCard, words: Words) -> Safe:
    """A deal without its history."""
    lines = company_lines(deal.company, deal.person, deal.phones, deal.address, words)
    if deal.note:
        lines.append(words("meeting-note", note=deal.note))
    if deal.amount is not None:
        lines.append(words("deal-amount-is", amount=deal.amount))
    lines.append(words("meeting-closer", closer=deal.closer))
    if deal.state is not DealState.OPEN:
        lines.append(words("deal-state", state=deal.state))
    elif not deal.step.what:
        lines += ["", words("deal-no-step")]
    else:
        late = "deal-step-late" if deal.overdue else "deal-step-is"
        lines += ["", words(late, step=deal.step.what, on=deal.step.on)]
    return Safe("\n".join(lines))


def deal_label(deal: DealLine, *, closer: bool = False) -> str:
    """A deal for a button: "27.11 Ромашка"; overdue ones are marked."""
    mark = "🔴 " if deal.overdue else ""
    whose = f" · {deal.closer}" if closer else ""
    return f"{mark}{deal.step.on:%d.%m} {deal.company}{whose}"


def handing_over_text(waiting: Sequence[tuple[str, str]], words: Words) -> Safe:
    """The clients that nobody has accepted yet; "" without any."""
    lines = [
        words("deals-handing-over-to", company=company, manager=manager)
        if manager
        else words("deals-handing-over", company=company)
        for company, manager in waiting
    ]
    return Safe("\n".join(lines))


def step_lines(steps: Sequence[StepDue], today: date, words: Words) -> list[str]:
    """In the morning: what is late and what is for today."""
    late = sum(step.on < today for step in steps)
    lines: list[str] = [words("deals-due", count=len(steps))]
    if late:
        lines.append(words("deals-late", count=late))
    for step in steps[:_MOST_STEPS]:
        what = step.step or words.plain("deal-no-step-short")
        late_by = "deals-step-late" if step.on < today else "deals-step"
        lines.append(words(late_by, company=step.company, step=what))
    return lines


def paper_text(company: str, contract: NewContract, words: Words) -> Safe:
    """A contract read back before it is recorded."""
    numbered = (
        words("contract-number-is", number=contract.number) if contract.number else words("contract-without-number")
    )
    lines: list[str] = [
        words("contract-facts", company=company, amount=contract.amount),
        numbered,
        words("paper-date", on=contract.signed_on),
    ]
    if contract.document_id:
        lines.append(words("paper-attached"))
    return Safe("\n".join(lines))


def signed_text(company: str, amount: Money, earned: Money, manager: str, words: Words) -> Safe:
    """What was recorded, what it brings, and who takes the client over."""
    lines = [words("paper-signed", company=company, amount=amount)]
    if earned:
        lines.append(words("outcome-your-share", earned=earned))
    lines.append(taker_text(manager, words))
    return Safe("\n".join(lines))


def taker_text(manager: str, words: Words) -> Safe:
    """Who is to take a new client over."""
    return words("paper-handed-to", manager=manager) if manager else words("paper-handed-to-nobody")


def contract_label(contract: ContractCard) -> str:
    """A contract for a button: "24.11 № 17 Ромашка"."""
    number = f"№ {contract.number} " if contract.number else ""
    return f"{contract.signed_on:%d.%m} {number}{contract.company}"


def contract_card_text(contract: ContractCard, words: Words) -> Safe:
    """A contract as directors see it."""
    numbered = (
        words("contract-number-is", number=contract.number) if contract.number else words("contract-without-number")
    )
    lines: list[str] = [
        words("contract-facts", company=contract.company, amount=contract.amount),
        numbered,
        words("paper-date", on=contract.signed_on),
        words("deal-closer", closer=contract.closer),
    ]
    if contract.cancelled:
        lines += ["", words("contract-is-cancelled")]
    return Safe("\n".join(lines))


def given_card(message: DealGiven, words: Words) -> Card:
    """A deal went from one closer to another."""
    if not message.mine:
        text = words("deal-given-away", company=message.company, closer=message.after)
        return Card(text, ((Button.of(words.plain("place-deals"), Open(Place.DEALS)),),))
    lines = [words("deal-given", company=message.company, closer=message.before)]
    if message.next_step:
        lines.append(words("deal-step-is", step=message.next_step, on=message.next_step_on))
    return Card("\n".join(lines), ((Button.of(words.plain("deal-open"), OpenDeal(message.deal_id)),),))


def cancelled_card(message: ContractCancelled, words: Words) -> Card:
    """A contract is no more."""
    lines = [
        words("contract-cancelled", company=message.company, amount=message.amount),
        words("contract-cancel-reason", reason=message.reason) if message.reason else words("contract-none-after-all"),
    ]
    button = Button.of(words.plain("place-menu"), Open(Place.MENU))
    if message.deal_id:
        lines.append(words("contract-cancelled-deal"))
        button = Button.of(words.plain("deal-open"), OpenDeal(message.deal_id))
    return Card("\n".join(lines), ((button,),))
