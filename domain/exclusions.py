"""The exclusion list: why a company may not be called. Rows are kept by these words."""

from enum import StrEnum


class ExclusionKind(StrEnum):
    """Why nobody may call."""

    CLIENT = "client"
    """Served by the account managers: an old client in the cold base costs a closer's hour (the letter)."""
    DO_NOT_CALL = "do_not_call"
    """Asked not to be called: holds in every department, at once."""
