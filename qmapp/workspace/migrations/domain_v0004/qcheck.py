"""The Q-Check with its answers, evidence and points to look at again."""

import sqlalchemy as sa
from alembic import op

from qmapp.workspace.migrations.spalten import choice, day, flag, key, moment, parent, text, words


def create() -> None:
    """Create the tables."""
    _qcheck()
    op.create_table(
        "qcheck_bewertung",
        parent("qcheck_id", "qcheck", "CASCADE", part_of_key=True),
        sa.Column("bewerter", sa.String, primary_key=True),
        sa.Column("code", sa.String, primary_key=True),
        choice("urteil"),
        text("bemerkung"),
        moment("um"),
        text("wer"),
    )
    op.create_table(
        "qcheck_nachweis",
        key(),
        parent("qcheck_id", "qcheck", "CASCADE"),
        text("code"),
        choice("art"),
        text("text"),
    )
    op.create_table(
        "qcheck_merkpunkt",
        key(),
        parent("qcheck_id", "qcheck", "CASCADE"),
        parent("aus_id", "qcheck", "SET NULL", nullable=True),
        text("code"),
        text("text"),
        day("erledigt_am"),
    )
    for table in ("qcheck_nachweis", "qcheck_merkpunkt"):
        op.create_index(f"ix_{table}_qcheck_id", table, ["qcheck_id"])


def _qcheck() -> None:
    op.create_table(
        "qcheck",
        key(),
        text("kennung"),
        text("titel"),
        parent("katalog_id", "katalog", "RESTRICT"),
        *(text(name) for name in ("prozess", "einheit", "zweck", "abgrenzung")),
        day("von"),
        day("bis"),
        words("team"),
        flag("gemeinsam"),
        words("methoden"),
        text("stunden"),
        day("rueckmeldung_am"),
        day("bericht_am"),
        *(text(name) for name in ("fazit", "gruen_ab", "gelb_ab")),
        parent("vorgaenger_id", "qcheck", "SET NULL", nullable=True),
        day("angelegt_am", nullable=False),
        day("vorgelegt_am"),
        text("vorgelegt_durch"),
        day("versiegelt_am"),
        *(text(name) for name in ("versiegelt_durch", "siegel", "anker")),
        sa.UniqueConstraint("kennung"),
    )
