"""What only the demo needs: a history that was read long ago, and a clock that goes on where it stopped."""

from datetime import datetime

from domain.messages import RegisterReady, RegisterTable, StatementReady
from storage import bot_facts, outbox
from storage.transaction import Tx

_MOMENT = "moment"


def remember_moment(tx: Tx, now: datetime) -> None:
    """Note the moment."""
    bot_facts.learn(tx, _MOMENT, now.isoformat())


def remembered_moment(tx: Tx) -> datetime | None:
    """The moment noted last, None when the demo is new."""
    noted = bot_facts.value(tx, _MOMENT)
    return None if noted is None else datetime.fromisoformat(noted)


def let_be_read(tx: Tx, month_begins: datetime, day_begins: datetime, now: datetime) -> None:
    """Take the messages of a made history for read: this month's statements and today's messages are still unread."""
    outbox.withdraw_due_before(tx, month_begins, (), now)
    outbox.withdraw_due_before(tx, day_begins, (StatementReady, RegisterReady, RegisterTable), now)
