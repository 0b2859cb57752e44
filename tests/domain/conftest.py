"""Rules are tried on many made-up cases; a busy machine must not fail them for being slow."""

from hypothesis import settings

settings.register_profile("rules", deadline=None)
settings.load_profile("rules")
