"""A kept demo goes on where it stopped: the moment its clock showed."""

from datetime import datetime

from storage import bot_facts
from storage.transaction import Tx

_MOMENT = "moment"


def remember_moment(tx: Tx, now: datetime) -> None:
    """Note the moment."""
    bot_facts.learn(tx, _MOMENT, now.isoformat())


def remembered_moment(tx: Tx) -> datetime | None:
    """The moment noted last, None when the demo is new."""
    noted = bot_facts.value(tx, _MOMENT)
    return None if noted is None else datetime.fromisoformat(noted)
