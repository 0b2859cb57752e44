"""A collector's conversations: adding leads, and the month so far."""

from handlers.collector.windows import add_lead, my_leads

routers = (add_lead, my_leads)
