"""The Wiedervorlage."""

import sqlalchemy as sa
from alembic import op

from qmapp.workspace.migrations.spalten import choice, day, key, moment, number, parent, text


def create() -> None:
    """Create the tables."""
    op.create_table(
        "wiedervorlage",
        key(),
        text("kennung"),
        day("datum", nullable=False),
        text("text"),
        text("rolle"),
        choice("turnus"),
        day("anfang", nullable=False),
        number("nr"),
        choice("bezug_art"),
        sa.Column("bezug_id", sa.Uuid, nullable=True),
        text("bezug_kennung"),
        day("erledigt_am"),
        text("erledigt_notiz"),
        parent("vorgaenger_id", "wiedervorlage", "SET NULL", nullable=True),
        number("fassung"),
        moment("geaendert_um"),
        sa.UniqueConstraint("kennung"),
    )
    op.create_index("ix_wiedervorlage_bezug_id", "wiedervorlage", ["bezug_id"])
