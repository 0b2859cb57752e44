"""A closer's conversations: meetings ahead, and how they went."""

from handlers.closer.routes import router
from handlers.closer.windows import meetings

routers = (router, meetings)
