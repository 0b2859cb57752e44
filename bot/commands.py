"""The menu button's commands, in both languages."""

from aiogram import Bot
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats

from views.wording import LANGUAGES, Words

COMMANDS = ("menu", "help")


async def set_commands(bot: Bot) -> None:
    """Tell Telegram the commands of private chats; in groups the bot has none."""
    for language in LANGUAGES:
        words = Words(language, "UTC")
        commands = [BotCommand(command=name, description=words(f"command-{name}")) for name in COMMANDS]
        # Telegram shows the list without a language to everybody whose own language has none.
        for code in (None, language) if language == "en" else (language,):
            await bot.set_my_commands(commands, scope=BotCommandScopeAllPrivateChats(), language_code=code)
