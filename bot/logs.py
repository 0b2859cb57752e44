"""Logging to the console: what happened and to which update; never a token, a phone, a name or a person's text."""

import logging
import re

_TOKEN = re.compile(r"\b\d{1,15}:[A-Za-z0-9_-]{4,}")
# How Postgres tells which row a constraint met; the value may be a phone.
_KEY = re.compile(r"(Key \([^)]*\))=\(.*?\)")


class Redacting(logging.Formatter):
    """Bot tokens and what rows hold are blotted out wherever they turn up, tracebacks and other libraries' messages
    included."""

    def format(self, record: logging.LogRecord) -> str:
        """The line to print."""
        return _KEY.sub(r"\1=(...)", _TOKEN.sub("<token>", super().format(record)))


def set_up(level: str) -> None:
    """Log to stderr."""
    handler = logging.StreamHandler()
    handler.setFormatter(Redacting("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # It speaks of every update.
    logging.getLogger("aiogram.event").setLevel(logging.WARNING)
    # It calls an error what the person has been told in a sentence; what is really wrong, intake logs with its trace.
    logging.getLogger("aiogram_dialog").setLevel(logging.CRITICAL)
