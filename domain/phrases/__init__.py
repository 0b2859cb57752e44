"""Sentences as people type them: "встреча завтра 15:30 Ромашка, Ленинский 12, Иван Петрович +7 916 123-45-67".

Text becomes tokens; companies in quotes, phones and addresses are set apart, so that their numbers are never times; a
table of short rules reads days and hours from the rest; one function makes a moment of them, or says what to ask.
"""

from domain.phrases.sentence import Phrase, read_phrase

__all__ = ["Phrase", "read_phrase"]
