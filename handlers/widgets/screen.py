"""A window that says what went wrong, and turns pages when its text is longer than a message."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.enums import ParseMode
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.api.entities import MarkupVariant
from aiogram_dialog.api.internal import Widget
from aiogram_dialog.api.protocols import DialogProtocol
from aiogram_dialog.widgets.link_preview import LinkPreview
from aiogram_dialog.widgets.text import Multi

from handlers.widgets.choices import number, pager_row
from views.html import LIMIT, split

Getter = Callable[..., Awaitable[dict[str, object]]]

TROUBLE = "trouble"
"""Where the error handler leaves the sentence for the window that is shown again."""
_PAGES = "text_pages"
_PAGE = "text_page"
_TROUBLE_ROOM = 1000


class Screen(Window):
    """A window of ours: its texts are paragraphs. `money` keeps it from being forwarded."""

    def __init__(self, *widgets: Widget, state: State, getter: Getter | None = None, money: bool = False) -> None:
        super().__init__(
            *widgets,
            LinkPreview(is_disabled=True),
            state=state,
            getter=getter,
            parse_mode=ParseMode.HTML,
            protect_content=money,
        )
        if isinstance(self.text, Multi):
            self.text.sep = "\n\n"

    async def render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        """The page in view, under the sentence about what went wrong."""
        trouble: str | None = manager.middleware_data.get(TROUBLE)
        pages = split(await super().render_text(data, manager), LIMIT - _TROUBLE_ROOM)
        data[_PAGES] = len(pages)
        page = pages[self._page(manager) % len(pages)]
        return page if trouble is None else f"{trouble}\n\n{page}"

    async def render_kbd(self, data: dict[str, Any], manager: DialogManager) -> MarkupVariant:
        """The keyboard, under a pager when the text is long."""
        pages: int = data.get(_PAGES, 1)
        pager = pager_row(lambda page: f"{_PAGE}:{page}", self._page(manager) % pages, pages, manager)
        keyboard = await self.keyboard.render_keyboard(data, manager)
        return await self.markup_factory.render_markup(data, manager, [*pager, *keyboard])

    async def process_callback(self, callback: CallbackQuery, dialog: DialogProtocol, manager: DialogManager) -> bool:
        """Turn the page, or press a button."""
        name, _, page = (callback.data or "").partition(":")
        if name == _PAGE:
            manager.current_context().widget_data[self._place] = number(page)
            return True
        return await super().process_callback(callback, dialog, manager)

    def _page(self, manager: DialogManager) -> int:
        page = manager.current_context().widget_data.get(self._place, 0)
        return page if isinstance(page, int) else 0

    @property
    def _place(self) -> str:
        return f"{_PAGE}_{self.state.state}"
