"""Berichtspflichten with their Fassungen and deliveries, and recurring meetings."""

import sqlalchemy as sa
from alembic import op

from qmapp.workspace.migrations.spalten import choice, day, flag, key, number, parent, text, words


def create() -> None:
    """Create the tables."""
    _berichtspflicht()
    _lieferung()
    _terminserie()


def _berichtspflicht() -> None:
    op.create_table(
        "berichtspflicht",
        key(),
        *(text(name) for name in ("kennung", "titel", "grundlage", "rolle", "inhalt")),
        day("endet_am"),
        sa.UniqueConstraint("kennung"),
    )
    op.create_table(
        "berichtspflicht_fassung",
        key(),
        parent("berichtspflicht_id", "berichtspflicht", "CASCADE"),
        day("gueltig_ab", nullable=False),
        choice("regel"),
        words("tage"),
        number("arbeitstage"),
        number("je_jahr"),
        text("bezeichnung"),
        text("anlass"),
        sa.UniqueConstraint("berichtspflicht_id", "gueltig_ab"),
    )
    op.create_table(
        "berichtspflicht_empfaenger",
        key(),
        parent("berichtspflicht_id", "berichtspflicht", "CASCADE"),
        text("name"),
        text("gremium"),
        words("termine"),
    )


def _lieferung() -> None:
    op.create_table(
        "lieferung",
        key(),
        parent("berichtspflicht_id", "berichtspflicht", "CASCADE"),
        text("schluessel"),
        day("faellig"),
        day("eingang"),
        day("geliefert_am"),
        flag("verzichtet"),
        *(text(name) for name in ("weg", "notiz", "steuerung", "grund", "ersatz")),
    )
    for table in ("berichtspflicht_fassung", "berichtspflicht_empfaenger", "lieferung"):
        op.create_index(f"ix_{table}_berichtspflicht_id", table, ["berichtspflicht_id"])


def _terminserie() -> None:
    op.create_table(
        "terminserie",
        key(),
        *(text(name) for name in ("kennung", "titel", "grundlage", "rolle", "inhalt")),
        words("pflicht"),
        sa.UniqueConstraint("kennung"),
    )
    op.create_table(
        "terminserie_fassung",
        parent("serie_id", "terminserie", "CASCADE", part_of_key=True),
        sa.Column("ab_jahr", sa.Integer, primary_key=True),
        number("mindestens"),
    )
    op.create_table(
        "terminserie_jahr",
        parent("serie_id", "terminserie", "CASCADE", part_of_key=True),
        sa.Column("jahr", sa.Integer, primary_key=True),
        text("grund"),
        text("ersatz"),
    )
    op.create_table(
        "termin",
        key(),
        parent("serie_id", "terminserie", "CASCADE"),
        day("datum", nullable=False),
        choice("stand"),
        words("teilnehmende"),
        text("protokoll"),
        text("notiz"),
    )
    op.create_index("ix_termin_serie_id", "termin", ["serie_id"])
