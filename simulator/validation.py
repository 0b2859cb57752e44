"""The second opinion: parameters are also checked against aiogram's models of the Bot API's methods."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from simulator.formatting import read_caption, read_text
from simulator.keyboards import read_inline, read_markup
from simulator.params import Params
from simulator.refusal import bad_request

if TYPE_CHECKING:
    from aiogram.methods import TelegramMethod


class MethodModels:
    """aiogram's method models by lower-case name.

    Importing them takes seconds, so it is done once and only if wanted.
    """

    def __init__(self) -> None:
        from aiogram import methods

        self._models: dict[str, type[TelegramMethod[Any]]] = {}
        for name in methods.__all__:
            model = getattr(methods, name)
            if name not in ("TelegramMethod", "Request", "Response"):
                self._models[name.lower()] = model

    def check(self, method: str, params: Params) -> None:
        """Refuse what the model does not take; `method` in lower case.

        Where Telegram has words for what is wrong, they are said; a missing parameter is left to the method itself.

        Raises: Refusal 400.
        """
        from pydantic import ValidationError

        model = self._models.get(method)
        if model is None:
            return
        values = params.values
        if params.files:
            values = values | {name: f"attach://{name}" for name in params.files}
        try:
            model.model_validate(values)
        except ValidationError as error:
            wrong = [one for one in error.errors(include_url=False) if one["type"] != "missing" or len(one["loc"]) > 1]
            for one in wrong:
                if in_telegrams_words := _TELEGRAMS_WORDS.get(str(one["loc"][0])):
                    in_telegrams_words(method, params)
            if wrong:
                where = ".".join(str(step) for step in wrong[0]["loc"])
                raise bad_request(f"invalid parameter {where}: {wrong[0]['msg']}") from error


def _markup(method: str, params: Params) -> None:
    if method.startswith("edit"):
        read_inline(params)
    else:
        read_markup(params, private=True)


_TELEGRAMS_WORDS: Mapping[str, Callable[[str, Params], object]] = {
    "reply_markup": _markup,
    "entities": lambda _, params: read_text(params),
    "caption_entities": lambda _, params: read_caption(params),
}
"""What refuses a parameter as Telegram would, if it does."""
