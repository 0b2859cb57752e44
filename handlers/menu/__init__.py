"""The menu: always at hand, and never out of date, since it is a card and no dialog."""
