"""A Befragung in its report, the exports its sheets were read from, themes and voices of its free texts."""

import sqlalchemy as sa
from alembic import op

from qmapp.workspace.migrations.spalten import day, key, moment, number, parent, text, words


def extend() -> None:
    """Add columns and tables."""
    with op.batch_alter_table("befragung") as batch:
        batch.add_column(sa.Column("fazit", sa.String, nullable=False, server_default=""))
        batch.add_column(sa.Column("beteiligte", sa.JSON, nullable=False, server_default="[]"))
        batch.add_column(day("ergebnis_am"))
        batch.add_column(number("vorher_ausgegeben", nullable=True))
        batch.add_column(number("vorher_boegen", nullable=True))
    op.create_table(
        "befragung_einlesung",
        key(),
        parent("befragung_id", "befragung", "CASCADE"),
        text("datei"),
        text("sha256"),
        number("zeilen"),
        number("boegen"),
        words("zuordnung"),
        moment("um"),
        text("wer"),
    )
    op.create_index("ix_befragung_einlesung_befragung_id", "befragung_einlesung", ["befragung_id"])
    with op.batch_alter_table("bogen") as batch:
        batch.add_column(parent("einlesung_id", "befragung_einlesung", "CASCADE", nullable=True))
    op.create_index("ix_bogen_einlesung_id", "bogen", ["einlesung_id"])
    _themen_und_stimmen()


def _themen_und_stimmen() -> None:
    op.create_table(
        "befragung_thema",
        key(),
        parent("befragung_id", "befragung", "CASCADE"),
        text("code"),
        text("titel"),
        number("nennungen"),
    )
    op.create_table(
        "befragung_stimme",
        key(),
        parent("befragung_id", "befragung", "CASCADE"),
        text("code"),
        number("reihenfolge"),
        text("text"),
    )
    for table in ("befragung_thema", "befragung_stimme"):
        op.create_index(f"ix_{table}_befragung_id", table, ["befragung_id"])
