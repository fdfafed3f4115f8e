"""Sources of a Feststellung beyond the Aktenprüfung, the Empfehlung and its answers, what an office decides once."""

import sqlalchemy as sa
from alembic import op

from qmapp.workspace.migrations.spalten import choice, day, key, moment, number, parent, text


def extend_feststellung() -> None:
    """A Feststellung may come from elsewhere: the Kennung of its source, office, number and deadline of a remark."""
    with op.batch_alter_table("feststellung") as batch:
        for name in ("herkunft", "stelle", "nummer"):
            batch.add_column(sa.Column(name, sa.String, nullable=False, server_default=""))
        batch.add_column(day("frist"))


def create() -> None:
    """Create the tables."""
    _vorgabe()
    _empfehlung()
    _stellungnahme()


def _vorgabe() -> None:
    op.create_table(
        "vorgabe",
        sa.Column("id", sa.Integer, primary_key=True),
        choice("bundesland"),
        number("antwort_wochen"),
        number("kurz_monate"),
        number("mittel_monate"),
        number("erinnerung_tage"),
        number("kleinste_zelle"),
    )


def _empfehlung() -> None:
    op.create_table(
        "empfehlung",
        key(),
        text("kennung"),
        number("jahr"),
        text("titel"),
        text("text"),
        choice("prioritaet"),
        text("adressat"),
        day("empfohlen_am", nullable=False),
        day("antwort_frist", nullable=False),
        choice("veroeffentlichung"),
        moment("angelegt_um"),
        text("angelegt_durch"),
        sa.UniqueConstraint("kennung"),
    )
    op.create_table(
        "empfehlung_feststellung",
        parent("empfehlung_id", "empfehlung", "CASCADE", part_of_key=True),
        parent("feststellung_id", "feststellung", "RESTRICT", part_of_key=True),
    )


def _stellungnahme() -> None:
    op.create_table(
        "stellungnahme",
        parent("empfehlung_id", "empfehlung", "CASCADE", part_of_key=True),
        choice("haltung", nullable=True),
        text("text"),
        choice("grund", nullable=True),
        text("begruendung"),
        text("rolle"),
        day("datum"),
        text("entworfen_durch"),
        day("freigegeben_am"),
        text("freigegeben_durch"),
    )
    op.create_table(
        "gesamtstellungnahme",
        sa.Column("jahr", sa.Integer, primary_key=True),
        text("text"),
        text("rolle"),
        day("datum"),
        day("freigegeben_am"),
        text("freigegeben_durch"),
    )
