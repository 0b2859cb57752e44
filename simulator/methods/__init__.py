"""The methods of the Bot API, by group. Importing this package fills the table in `registry`."""

from simulator.methods import chats, commands, editing, forwarding, media, presses, profile, receiving, sending
from simulator.methods.registry import METHODS, Method

__all__ = [
    "METHODS",
    "Method",
    "chats",
    "commands",
    "editing",
    "forwarding",
    "media",
    "presses",
    "profile",
    "receiving",
    "sending",
]
