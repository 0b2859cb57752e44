"""Disputes about statements as both sides see them."""

from collections.abc import Sequence
from datetime import datetime

from domain.disputes import DisputeState
from domain.messages import DisputeNews, StatementLine
from domain.workdays import Month
from views.cards import Button, Card
from views.pay import line_text
from views.presses import OpenDispute
from views.wording import Safe, Words


def news_card(news: DisputeNews, words: Words) -> Card:
    """What the other side said or decided, with the line it is about."""
    values = {"author": news.author, "name": news.name, "month": news.month}
    if news.opened:
        title = words("dispute-opened", **values)
    elif news.state is DisputeState.OPEN:
        title = words("dispute-answered", **values)
    else:
        title = words("dispute-decided", state=news.state, **values)
    lines = [f"<b>{title}</b>", "", about_text(news.number, news.about, words), ""]
    lines.append(words("dispute-said", author=news.author, text=news.text))
    if news.amount is not None:
        lines += ["", words("dispute-added", amount=news.amount)]
    label = "dispute-look" if news.decides else "dispute-open"
    return Card("\n".join(lines), ((Button.of(words.plain(label), OpenDispute(news.dispute_id)),),), protect=True)


def about_text(number: str, line: StatementLine | None, words: Words) -> Safe:
    """What a dispute is about."""
    what = words("dispute-missing") if line is None else line_text(line, words)
    return Safe(f"{words('dispute-about', number=number)}\n{what}")


def thread_text(
    name: str,
    month: Month,
    state: DisputeState,
    about: Safe,
    thread: Sequence[tuple[str, str, datetime]],
    words: Words,
) -> Safe:
    """A dispute with everything that was said: author, words and instant of each."""
    lines = [f"<b>{words('dispute-title', name=name, month=month)}</b>", words("dispute-state", state=state), "", about]
    for author, text, at in thread:
        lines += ["", words("dispute-said-at", author=author, at=at), words("dispute-text", text=text)]
    return Safe("\n".join(lines))


def dispute_label(name: str, month: Month, state: DisputeState, words: Words) -> str:
    """A dispute for a button."""
    return words.plain("dispute-label", name=name, month=month, state=state)
