"""What the bot knows of itself: its username, learnt when it runs, makes invitation links without a token."""

from storage import bot_facts
from storage.transaction import Tx

_USERNAME = "username"


def remember_username(tx: Tx, username: str) -> None:
    """Note the username that getMe gave."""
    bot_facts.learn(tx, _USERNAME, username)


def username(tx: Tx) -> str | None:
    """The username of the last run, None before the first."""
    return bot_facts.value(tx, _USERNAME)
