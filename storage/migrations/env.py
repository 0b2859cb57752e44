"""Alembic's entry: runs the migrations on the connection it is handed (storage/migrate.py)."""

from alembic import context

from storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    compare_type=True,
    # The caller's transaction holds the lock and is the only commit.
    transactional_ddl=False,
    render_as_batch=True,
)
context.run_migrations()
