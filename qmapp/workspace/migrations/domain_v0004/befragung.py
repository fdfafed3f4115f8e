"""The Befragung with its sheets and the figures of an earlier one."""

import sqlalchemy as sa
from alembic import op

from qmapp.workspace.migrations.spalten import choice, day, flag, key, moment, number, parent, text, words


def create() -> None:
    """Create the tables."""
    op.create_table(
        "befragung",
        key(),
        text("kennung"),
        text("titel"),
        parent("katalog_id", "katalog", "RESTRICT"),
        choice("perspektive"),
        text("zielgruppe"),
        day("von"),
        day("bis"),
        number("ausgegeben", nullable=True),
        number("grundgesamtheit", nullable=True),
        text("weg"),
        text("aussagekraft"),
        number("kleinste_gruppe"),
        flag("doppelt"),
        parent("vorgaenger_id", "befragung", "SET NULL", nullable=True),
        day("loeschen_am"),
        day("abgeschlossen_am"),
        day("angelegt_am", nullable=False),
        sa.UniqueConstraint("kennung"),
    )
    _bogen()


def _bogen() -> None:
    op.create_table(
        "bogen",
        key(),
        parent("befragung_id", "befragung", "CASCADE"),
        text("nummer"),
        number("erfassung"),
        choice("quelle"),
        *(words(name) for name in ("werte", "angaben", "texte")),
        moment("um"),
        text("wer"),
        sa.UniqueConstraint("befragung_id", "nummer", "erfassung"),
    )
    op.create_index("ix_bogen_befragung_id", "bogen", ["befragung_id"])
    op.create_table(
        "befragung_vorwert",
        parent("befragung_id", "befragung", "CASCADE", part_of_key=True),
        sa.Column("code", sa.String, primary_key=True),
        number("top2"),
        number("gueltig"),
    )
