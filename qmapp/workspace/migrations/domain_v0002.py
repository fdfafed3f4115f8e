"""What the second version adds to the domain's tables."""

import sqlalchemy as sa
from alembic import op

_UNNAMED = {"uq": "uq_%(table_name)s_%(column_0_name)s"}


def extend() -> None:
    """Add the new columns; rows that are there get what was true before they existed."""
    _katalog()
    _pruefung()
    _stichprobenplan()
    _ziehung()
    _akte()
    _antwort()


def create() -> None:
    """Create the new tables."""
    _hoechstwert()
    _vormerkung()
    _katalogwechsel()
    _antwort_archiv()
    _zweitpruefung()
    _konsens()
    _freigabe()
    _jahresplan()
    _feststellung()


def _text(name: str, value: str | None = None) -> sa.Column[str]:
    """A text column that is never null; ``value`` for the rows that are there already."""
    return sa.Column(name, sa.String, nullable=False, server_default=value)


def _choice(name: str, value: str | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.String(20), nullable=False, server_default=value)


def _number(name: str, value: str | None = None) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, server_default=value)


def _when(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime, nullable=nullable)


def _parent(name: str, table: str, ondelete: str, *, key: bool = False, nullable: bool = False) -> sa.Column[object]:
    """A column that names a row of another table."""
    link = sa.ForeignKey(f"{table}.id", ondelete=ondelete, name=f"fk_{name}_{table}")
    return sa.Column(name, sa.Uuid, link, primary_key=key, nullable=nullable)


def _katalog() -> None:
    with op.batch_alter_table("katalog") as batch:
        batch.add_column(sa.Column("gueltig_bis", sa.Date))
        batch.add_column(_choice("herkunft", "mitgeliefert"))
        batch.add_column(_parent("grundlage_id", "katalog", "SET NULL", nullable=True))
        batch.add_column(sa.Column("veroeffentlicht_am", sa.Date))
        batch.add_column(_text("veroeffentlicht_durch", ""))
    op.execute("UPDATE katalog SET veroeffentlicht_am = gueltig_ab")
    op.add_column("katalog_punkt", sa.Column("aussetzungen", sa.JSON, nullable=False, server_default="[]"))


def _pruefung() -> None:
    with op.batch_alter_table("aktenpruefung") as batch:
        batch.add_column(_choice("pruefart", "intern"))
        batch.add_column(sa.Column("team_auswertung", sa.Boolean, nullable=False, server_default=sa.true()))
        batch.add_column(_number("team_mindestgroesse", "30"))
        batch.add_column(_choice("kleine_schichten", "grau"))
        batch.add_column(_parent("ziehung_von_id", "aktenpruefung", "RESTRICT", nullable=True))
        batch.add_column(_text("ziehung_grund", ""))


def _stichprobenplan() -> None:
    with op.batch_alter_table("stichprobenplan") as batch:
        batch.add_column(_choice("auswahl", "zufall"))
        batch.add_column(_text("tolerierbar_prozent", "5"))
        batch.add_column(_text("abweichung_prozent", "1"))
        batch.add_column(_number("annahmezahl", "0"))
        batch.add_column(_number("mindest_je_schicht", "0"))
        batch.add_column(_parent("neyman_aus_id", "aktenpruefung", "SET NULL", nullable=True))
        batch.add_column(sa.Column("neyman_quoten", sa.JSON, nullable=False, server_default="[]"))
        batch.add_column(_choice("ersatzregel", "naechste"))
        batch.add_column(_text("startwert_zeuge", ""))


def _ziehung() -> None:
    """A Prüfung had one draw; from now on extensions and deliberate selections follow it."""
    with op.batch_alter_table("ziehung", naming_convention=_UNNAMED) as batch:
        batch.drop_constraint("uq_ziehung_pruefung_id", type_="unique")
        batch.add_column(_number("nummer", "1"))
        batch.add_column(_choice("art", "erst"))
        batch.add_column(_text("grund", ""))
        batch.create_unique_constraint("ziehung_nummer", ["pruefung_id", "nummer"])


def _akte() -> None:
    with op.batch_alter_table("akte") as batch:
        batch.drop_index("akte_reihenfolge")
        batch.add_column(_choice("art", "stichprobe"))
        batch.add_column(_parent("zweit_zu_id", "akte", "CASCADE", nullable=True))
        batch.add_column(_text("zugeteilt_an", ""))
        batch.create_index("akte_reihenfolge", ["pruefung_id", "art", "schicht_nr", "rang"], unique=True)
        batch.create_index("akte_zweit", ["zweit_zu_id"])


def _antwort() -> None:
    op.add_column("antwort", sa.Column("zurechenbarkeit", sa.String(20)))
    op.add_column("antwort", sa.Column("nachholung_bis", sa.Date))


def _hoechstwert() -> None:
    op.create_table(
        "hoechstwert",
        _parent("pruefung_id", "aktenpruefung", "CASCADE", key=True),
        sa.Column("schluessel", sa.String, primary_key=True),
        _text("prozent"),
    )


def _vormerkung() -> None:
    op.create_table(
        "vormerkung",
        _parent("akte_id", "akte", "CASCADE", key=True),
        sa.Column("code", sa.String, primary_key=True),
        _text("notiz"),
        _when("gesetzt_um"),
        _text("gesetzt_durch"),
    )


def _katalogwechsel() -> None:
    op.create_table(
        "katalogwechsel",
        sa.Column("id", sa.Uuid, primary_key=True),
        _parent("pruefung_id", "aktenpruefung", "CASCADE"),
        _parent("von_id", "katalog", "RESTRICT"),
        _parent("nach_id", "katalog", "RESTRICT"),
        _when("gewechselt_um"),
        _text("gewechselt_durch"),
        sa.Column("entscheidungen", sa.JSON, nullable=False),
    )


def _antwort_archiv() -> None:
    op.create_table(
        "antwort_archiv",
        sa.Column("id", sa.Uuid, primary_key=True),
        _parent("wechsel_id", "katalogwechsel", "CASCADE"),
        _parent("akte_id", "akte", "CASCADE"),
        _text("code"),
        _text("grund"),
        sa.Column("inhalt", sa.JSON, nullable=False),
    )
    op.create_index("antwort_archiv_akte", "antwort_archiv", ["akte_id"])


def _zweitpruefung() -> None:
    op.create_table(
        "zweitpruefung",
        _parent("pruefung_id", "aktenpruefung", "CASCADE", key=True),
        _text("anteil_prozent"),
        _text("startwert"),
        _text("zweitpruefer"),
        _text("unklar_prozent"),
        _when("angelegt_um"),
        _text("angelegt_durch"),
    )


def _konsens() -> None:
    op.create_table(
        "konsens",
        _parent("akte_id", "akte", "CASCADE", key=True),
        sa.Column("code", sa.String, primary_key=True),
        _choice("erst"),
        _choice("zweit"),
        _choice("ergebnis"),
        _text("begruendung"),
        _when("geklaert_um"),
        _text("geklaert_durch"),
    )


def _freigabe() -> None:
    op.create_table(
        "freigabe",
        sa.Column("id", sa.Uuid, primary_key=True),
        _parent("pruefung_id", "aktenpruefung", "RESTRICT"),
        _number("nummer"),
        _when("vorgelegt_um"),
        _text("vorgelegt_durch"),
        _when("freigegeben_um", nullable=True),
        _text("freigegeben_durch"),
        _text("siegel"),
        _text("anker"),
        _number("akten"),
        _number("antworten"),
        _when("aufgehoben_um", nullable=True),
        _text("aufgehoben_durch"),
        _text("aufgehoben_grund"),
        sa.UniqueConstraint("pruefung_id", "nummer"),
    )


def _jahresplan() -> None:
    op.create_table(
        "jahresplan",
        sa.Column("jahr", sa.Integer, primary_key=True),
        _text("vzae"),
        _text("jahresstunden"),
        _text("pruefanteil_prozent"),
        _text("bemerkung"),
    )
    op.create_table(
        "jahresplan_eintrag",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("jahr", sa.Integer, sa.ForeignKey("jahresplan.jahr", ondelete="CASCADE"), nullable=False),
        _number("reihenfolge"),
        _text("bereich"),
        _text("titel"),
        _text("katalog_code"),
        _choice("turnus"),
        sa.Column("von", sa.Date),
        sa.Column("bis", sa.Date),
        sa.Column("bestand", sa.Integer),
        sa.Column("volumen_cent", sa.Integer),
        sa.Column("umfang", sa.Integer),
        _number("minuten_je_akte_von"),
        _number("minuten_je_akte_bis"),
        _parent("pruefung_id", "aktenpruefung", "SET NULL", nullable=True),
        _text("verzicht_grund"),
    )


def _feststellung() -> None:
    op.create_table(
        "feststellung",
        sa.Column("id", sa.Uuid, primary_key=True),
        _text("kennung"),
        _text("titel"),
        _text("text"),
        sa.Column("datum", sa.Date, nullable=False),
        _choice("art"),
        sa.Column("schwere", sa.String(20)),
        _choice("quelle"),
        _parent("pruefung_id", "aktenpruefung", "RESTRICT", nullable=True),
        sa.Column("punkte", sa.JSON, nullable=False),
        sa.Column("dimension", sa.String(20)),
        sa.Column("ausrichtung", sa.String(20)),
        sa.Column("ursachen", sa.JSON, nullable=False),
        sa.Column("zurechenbarkeit", sa.String(20)),
        sa.Column("anzahl", sa.Integer),
        sa.Column("bewertet", sa.Integer),
        _text("zaehlt"),
        sa.Column("nachholung_bis", sa.Date),
        sa.Column("erledigt_am", sa.Date),
        _parent("aufgegangen_in_id", "feststellung", "SET NULL", nullable=True),
        _when("angelegt_um"),
        _text("angelegt_durch"),
        sa.UniqueConstraint("kennung"),
    )
    op.create_table(
        "feststellung_beispiel",
        sa.Column("id", sa.Uuid, primary_key=True),
        _parent("feststellung_id", "feststellung", "CASCADE"),
        _parent("akte_id", "akte", "SET NULL", nullable=True),
        _text("aktenzeichen"),
        _text("code"),
        _text("notiz"),
    )
