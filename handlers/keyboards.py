"""Buttons of cards as Telegram's inline keyboards."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from views.cards import Button


def inline(buttons: Sequence[Sequence[Button]]) -> InlineKeyboardMarkup | None:
    """The keyboard, or None when there is nothing to press."""
    if not buttons:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=button.label, callback_data=button.data, url=button.url) for button in row]
            for row in buttons
        ]
    )
