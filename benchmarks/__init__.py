"""What the bot costs, measured against a bare aiogram bot in the same run."""
