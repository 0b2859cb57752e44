"""A caller's conversations: booking a meeting, and the meetings booked so far."""

from handlers.caller.routes import router
from handlers.caller.windows import booked_meetings, booking

routers = (router, booking, booked_meetings)
