"""Group chats: the bot works in private chats alone and says so once in each group."""

from storage import bot_facts
from storage.transaction import Tx


def first_words(tx: Tx, chat_id: int) -> bool:
    """Whether this group has not heard the sentence yet; from now on it has."""
    return bot_facts.learn_once(tx, f"group:{chat_id}", "told")
