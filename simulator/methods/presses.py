"""Answers to presses of inline buttons."""

from simulator.links import opens_the_bot
from simulator.methods.registry import method
from simulator.model import Answer
from simulator.params import Params
from simulator.refusal import bad_request
from simulator.text_units import utf16_length
from simulator.updates import PRESS_LIFE
from simulator.world import World

ANSWER_LENGTH = 200


@method("answerCallbackQuery")
def answer_callback_query(world: World, params: Params) -> bool:
    """https://core.telegram.org/bots/api#answercallbackquery: within 150 s; a second answer changes nothing."""
    press = world.presses.get(params.text("callback_query_id"))
    text, url = params.text("text"), params.text("url")
    if press is None or world.clock.now() - press.at >= PRESS_LIFE:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if utf16_length(text) > ANSWER_LENGTH:
        raise bad_request("MESSAGE_TOO_LONG")
    if url and not opens_the_bot(url, world.bot.username):
        raise bad_request("URL_INVALID")
    if not press.answered:
        press.answered = True
        now = world.clock.now()
        world.answer(press.person, Answer(press.id, text, params.flag("show_alert"), url or None, now))
    return True
