"""Small facts about the bot itself, by name."""

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from storage.tables import bot_fact
from storage.transaction import Tx

_KEEP = insert(bot_fact)
_ONCE = _KEEP.on_conflict_do_nothing(index_elements=["name"]).returning(bot_fact.c.name)
_KEEP = _KEEP.on_conflict_do_update(index_elements=["name"], set_={"value": _KEEP.excluded.value})


def learn(tx: Tx, name: str, value: str) -> None:
    """Keep a fact, in place of what was known."""
    tx.execute(_KEEP, {"name": name, "value": value})


def learn_once(tx: Tx, name: str, value: str) -> bool:
    """Keep a fact unless it is known; whether it was new."""
    return tx.scalar(_ONCE, {"name": name, "value": value}) is not None


def value(tx: Tx, name: str) -> str | None:
    """A fact, None when it is not known."""
    return tx.scalar(select(bot_fact.c.value).where(bot_fact.c.name == name))  # type: ignore[no-any-return]  # a String column
