"""Everybody's own pay: the open month, and the statements of closed ones."""

from handlers.earnings.windows import earnings, statements

routers = (earnings, statements)
