"""Pay terms, plans and adjustments as a director sets them and as those read of them whom they concern."""

from collections.abc import Sequence

from domain.messages import AdjustmentMade, TermsQuestion, TermsSet
from domain.money import Money
from domain.pay import PayTerms, percent_text
from domain.people import Role
from domain.quotas import Plan, Reached
from domain.typed_terms import TermsField
from domain.workdays import Month
from views.cards import Button, Card
from views.dates import first_of_month
from views.presses import KeepTerms, Open, Place
from views.wording import Safe, Words


def share_text(basis_points: int, words: Words) -> str:
    """A share with its sign, as the language writes decimals."""
    text = percent_text(basis_points)
    return text.replace(".", ",") if words.language == "ru" else text


def field_lines(terms: PayTerms, field: TermsField, words: Words) -> list[Safe]:
    """What a field of terms says, in words; nothing when it is not set."""
    match field:
        case TermsField.MEETING_TIERS:
            return [words("terms-meeting-tier", first=tier.first, rate=tier.rate) for tier in terms.meeting_tiers]
        case TermsField.PERCENT_TIERS:
            return [
                words("terms-percent-tier", volume=tier.volume, share=share_text(tier.percent_bp, words))
                for tier in terms.percent_tiers
            ]
        case TermsField.PERCENT if terms.percent_bp is not None:
            return [words("terms-percent", share=share_text(terms.percent_bp, words))]
        case TermsField.PER_MEETING if terms.per_meeting is not None:
            return [words("terms-per-meeting", rate=terms.per_meeting, paid_on=terms.paid_on)]
        case TermsField.QUOTA if terms.quota is not None:
            return [words("terms-quota", count=terms.quota)]
    amount = getattr(terms, field.value) if field.is_sum else None
    return [] if amount is None else [words("terms-sum", field=field, amount=amount)]


def terms_text(terms: PayTerms, words: Words) -> Safe:
    """All that terms pay, a line each."""
    lines = [line for field in TermsField for line in field_lines(terms, field, words)]
    return Safe("\n".join(lines) or words("terms-nothing"))


def version_text(month: Month, terms: PayTerms, words: Words) -> Safe:
    """Terms with the day they are in force from."""
    since = first_of_month(month, words.language)
    return Safe(f"<b>{words('terms-since', since=since)}</b>\n{terms_text(terms, words)}")


def whose_text(role: Role | None, name: str, words: Words) -> Safe:
    """Whose terms these are: a role's, or a person's own."""
    return (
        words("terms-of-person", name=name)
        if role is None
        else words("terms-of-role", role=words.plain("role-label", role=role))
    )


def preview_text(
    month: Month, so_far: bool, lines: Sequence[tuple[str, Money, Money]], before: Money, after: Money, words: Words
) -> Safe:
    """What a month paid each, and would have paid."""
    rows: list[str] = [words("terms-preview-so-far" if so_far else "terms-preview", month=month)]
    for name, paid, would in lines:
        if paid == would:
            rows.append(words("terms-preview-same", name=name, paid=paid))
        else:
            rows.append(words("terms-preview-line", name=name, paid=paid, would=would))
    if not lines:
        rows.append(words("terms-preview-nobody"))
    elif len(lines) > 1:
        rows += ["", words("terms-preview-total", paid=before, would=after)]
    return Safe("\n".join(rows))


def set_card(message: TermsSet, words: Words) -> Card:
    """To those whom new terms pay."""
    since = first_of_month(message.month, words.language)
    if message.withdrawn:
        text = words("terms-withdrawn-news", since=since)
    else:
        terms = version_text(message.month, message.terms, words)
        text = Safe(f"{_whose_news(message.role, words)}\n\n{terms}")
    return Card(text, ((Button.of(words.plain("place-earnings"), Open(Place.EARNINGS)),),), protect=True)


def _whose_news(role: Role | None, words: Words) -> Safe:
    if role is None:
        return words("terms-news-own")
    return words("terms-news-role", role=words.plain("role-label", role=role))


def question_card(message: TermsQuestion, words: Words) -> Card:
    """To the first director: what is the work to be paid?"""
    lines: list[str] = [words("terms-question"), ""]
    for role, terms in message.terms:
        lines += [f"<b>{words.plain('role-label', role=role)}</b>", terms_text(terms, words), ""]
    lines.append(words("terms-question-hint"))
    keep = Button.of(words.plain("terms-keep"), KeepTerms())
    change = Button.of(words.plain("terms-change"), Open(Place.PAY_TERMS))
    return Card("\n".join(lines), ((keep, change),), protect=True)


def kept_card(words: Words) -> Card:
    """The first terms stay as they are."""
    return Card(
        words("terms-kept"), ((Button.of(words.plain("place-pay_terms"), Open(Place.PAY_TERMS)),),), protect=True
    )


def adjustment_card(message: AdjustmentMade, words: Words) -> Card:
    """To the person: so much more or less, and why."""
    text = words(
        "adjustment-news",
        amount=signed(message.amount, words),
        reason=message.reason,
        director=message.director,
        month=message.month,
    )
    return Card(text, ((Button.of(words.plain("place-earnings"), Open(Place.EARNINGS)),),), protect=True)


def signed(amount: Money, words: Words) -> str:
    """A sum that is added or taken, with its sign."""
    return f"{'+' if amount > Money.zero() else ''}{words.value(amount)}"


def plan_text(month: Month, plan: Plan, reached: Reached, share: int | None, words: Words) -> Safe:
    """The plan of a month, target by target, with what is reached."""
    lines = [f"<b>{words('plan-month', month=month)}</b>"]
    if plan.meetings is not None:
        lines.append(words("plan-meetings", done=reached.meetings, target=plan.meetings))
    if plan.contracts is not None:
        lines.append(words("plan-contracts", done=reached.contracts, target=plan.contracts))
    if plan.revenue is not None:
        lines.append(words("plan-revenue", done=reached.revenue, target=plan.revenue))
    lines.append(words("plan-none") if share is None else words("plan-share", share=share))
    return Safe("\n".join(lines))
