"""Attachments of evidence, and what was put aside when a Q-Check moved to another version of its catalogue."""

import sqlalchemy as sa
from alembic import op

from qmapp.workspace.migrations.spalten import key, moment, number, parent, text, words


def create() -> None:
    """Create the tables."""
    op.create_table(
        "qcheck_anlage",
        key(),
        parent("nachweis_id", "qcheck_nachweis", "CASCADE"),
        text("dateiname"),
        number("groesse"),
        text("sha256"),
        moment("um"),
        text("wer"),
    )
    op.create_index("ix_qcheck_anlage_nachweis_id", "qcheck_anlage", ["nachweis_id"])
    op.create_table(
        "qcheck_anlage_teil",
        sa.Column("anlage_id", sa.Uuid, primary_key=True),
        sa.Column("nr", sa.Integer, primary_key=True),
        text("daten"),
    )
    op.create_table(
        "qcheck_wechsel",
        key(),
        parent("qcheck_id", "qcheck", "CASCADE"),
        parent("von_id", "katalog", "RESTRICT"),
        parent("nach_id", "katalog", "RESTRICT"),
        moment("gewechselt_um"),
        text("gewechselt_durch"),
        words("entscheidungen"),
    )
    op.create_index("ix_qcheck_wechsel_qcheck_id", "qcheck_wechsel", ["qcheck_id"])
    op.create_table(
        "qcheck_archiv",
        key(),
        parent("wechsel_id", "qcheck_wechsel", "CASCADE"),
        text("bewerter"),
        text("code"),
        text("grund"),
        words("inhalt"),
    )
    op.create_index("ix_qcheck_archiv_wechsel_id", "qcheck_archiv", ["wechsel_id"])
