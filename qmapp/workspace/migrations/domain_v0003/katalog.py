"""Catalogues for Q-Checks and Befragungen beside those for Aktenprüfungen: a scale, who is asked, what evidence."""

import sqlalchemy as sa
from alembic import op

_KOPF = (
    "abgrenzung",
    "rueckmeldung",
    "zielgruppe",
    "einleitung",
    "einleitung_einfach",
    "datenschutzhinweis",
    "datenschutzhinweis_einfach",
    "dank",
    "dank_einfach",
)
_PUNKT = ("qualitaetsziel", "massstab", "staerke", "frage_einfach")


def extend_katalog() -> None:
    """Every catalogue there is so far is one of an Aktenprüfung."""
    with op.batch_alter_table("katalog") as batch:
        batch.add_column(sa.Column("art", sa.String(20), nullable=False, server_default="aktenpruefung"))
        batch.add_column(sa.Column("skala", sa.JSON))
        for name in _KOPF:
            batch.add_column(sa.Column(name, sa.String, nullable=False, server_default=""))
    with op.batch_alter_table("katalog_punkt") as batch:
        batch.add_column(sa.Column("ausrichtung", sa.String(20)))
        for name in _PUNKT:
            batch.add_column(sa.Column(name, sa.String, nullable=False, server_default=""))
        for name in ("nachweise", "optionen"):
            batch.add_column(sa.Column(name, sa.JSON, nullable=False, server_default="[]"))
        batch.add_column(sa.Column("umgekehrt", sa.Boolean, nullable=False, server_default=sa.false()))
