"""A director's conversations: people, invitations, the day, and what needs attention."""

from handlers.director.windows import attention, inviting, people, today

routers = (inviting, people, today, attention)
