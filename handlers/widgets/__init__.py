"""What windows are made of: words, buttons, choices, typed answers."""

from handlers.widgets.attached import Attached
from handlers.widgets.buttons import Act, MenuButton, To
from handlers.widgets.choices import Choices, Option, Pager
from handlers.widgets.screen import Screen
from handlers.widgets.texts import Label, Shown, Text
from handlers.widgets.typed import Typed

__all__ = [
    "Act",
    "Attached",
    "Choices",
    "Label",
    "MenuButton",
    "Option",
    "Pager",
    "Screen",
    "Shown",
    "Text",
    "To",
    "Typed",
]
