"""What every table is made with: one metadata, and references."""

from sqlalchemy import (
    Column,
    ForeignKey,
    MetaData,
)

from storage.columns import Id

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def reference(column: str, to: str, *, nullable: bool = False, primary_key: bool = False) -> Column[int]:
    """A column that names a row of another table."""
    return Column(column, Id, ForeignKey(to), nullable=nullable, primary_key=primary_key)
