"""The second opinion: parameters are also checked against aiogram's models of the Bot API's methods."""

from typing import TYPE_CHECKING, Any

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

        A missing parameter is left to the method itself, which says so in Telegram's words.

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
            if wrong:
                where = ".".join(str(step) for step in wrong[0]["loc"])
                raise bad_request(f"invalid parameter {where}: {wrong[0]['msg']}") from error
