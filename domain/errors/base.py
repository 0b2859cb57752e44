"""The family of errors: each knows the sentence a person reads."""

from dataclasses import fields
from typing import ClassVar


class DomainError(Exception):
    """A rule of the department said no; `key` names the sentence in views/locales."""

    key: ClassVar[str]

    def params(self) -> dict[str, object]:
        """The values its sentence names."""
        return {field.name: getattr(self, field.name) for field in fields(self)}  # type: ignore[arg-type]  # every subclass is a dataclass

    def __str__(self) -> str:
        return f"{self.key} {self.params()}"
