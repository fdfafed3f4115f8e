"""The way from a Feststellung back to the Q-Check or the Befragung it was made from."""

from alembic import op

from qmapp.workspace.migrations.spalten import parent


def extend() -> None:
    """Add the two links."""
    with op.batch_alter_table("feststellung") as batch:
        batch.add_column(parent("qcheck_id", "qcheck", "RESTRICT", nullable=True))
        batch.add_column(parent("befragung_id", "befragung", "RESTRICT", nullable=True))
