"""The domain's tables of the first version."""

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Create the tables of the Aktenprüfung and its catalogues."""
    _katalog()
    _katalog_punkt()
    _pruefung()
    _stichprobenplan()
    _grundgesamtheit()
    _grundgesamtheit_zeile()
    _ausschluss()
    _ziehung()
    _akte()
    _antwort()


def _katalog() -> None:
    op.create_table(
        "katalog",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("code", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("pruefsumme", sa.String, nullable=False),
        sa.Column("titel", sa.String, nullable=False),
        sa.Column("rechtsstand", sa.Date, nullable=False),
        sa.Column("gueltig_ab", sa.Date, nullable=False),
        sa.Column("zweck", sa.String, nullable=False),
        sa.Column("gegenstand", sa.String, nullable=False),
        sa.Column("massstab", sa.String, nullable=False),
        sa.Column("beteiligte", sa.String, nullable=False),
        sa.Column("erhebungsweg", sa.String, nullable=False),
        sa.Column("aufwand", sa.String, nullable=False),
        sa.Column("chancen", sa.String, nullable=False),
        sa.Column("risiken", sa.String, nullable=False),
        sa.Column("datenschutz", sa.String, nullable=False),
        sa.Column("auswertung", sa.String, nullable=False),
        sa.Column("bereiche", sa.JSON, nullable=False),
        sa.UniqueConstraint("code", "version", "pruefsumme"),
    )


def _katalog_punkt() -> None:
    op.create_table(
        "katalog_punkt",
        sa.Column("katalog_id", sa.Uuid, sa.ForeignKey("katalog.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("code", sa.String, primary_key=True),
        sa.Column("nummer", sa.Integer, nullable=False),
        sa.Column("bereich", sa.String, nullable=False),
        sa.Column("titel", sa.String, nullable=False),
        sa.Column("frage", sa.String, nullable=False),
        sa.Column("rechtsgrundlage", sa.String, nullable=False),
        sa.Column("hinweis", sa.String, nullable=False),
        sa.Column("gewicht", sa.Integer, nullable=False),
        sa.Column("zahlungswirkung", sa.Boolean, nullable=False),
        sa.Column("reform_2026", sa.Boolean, nullable=False),
        sa.Column("ursachen", sa.JSON, nullable=False),
        sa.Column("textbausteine", sa.JSON, nullable=False),
        sa.Column("entfaellt_wenn", sa.String, nullable=False),
        sa.Column("sperrt", sa.JSON, nullable=False),
        sa.Column("pruefen", sa.Boolean, nullable=False),
        sa.Column("pruefen_grund", sa.String, nullable=False),
    )


def _pruefung() -> None:
    op.create_table(
        "aktenpruefung",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("kennung", sa.String, nullable=False),
        sa.Column("titel", sa.String, nullable=False),
        sa.Column("katalog_id", sa.Uuid, sa.ForeignKey("katalog.id", ondelete="RESTRICT"), nullable=False),
        sa.Column("zeitraum_von", sa.Date, nullable=False),
        sa.Column("zeitraum_bis", sa.Date, nullable=False),
        sa.Column("pruefung_von", sa.Date),
        sa.Column("pruefung_bis", sa.Date),
        sa.Column("hoechstwert_prozent", sa.String),
        sa.Column("zweck", sa.String, nullable=False),
        sa.Column("betrachtung", sa.String, nullable=False),
        sa.Column("rechtsgrundlage", sa.String, nullable=False),
        sa.Column("pruefende", sa.String, nullable=False),
        sa.Column("angelegt_am", sa.Date, nullable=False),
        sa.Column("abgeschlossen_am", sa.Date),
        sa.Column("abgeschlossen_durch", sa.String, nullable=False),
        sa.Column("wiedereroeffnet_grund", sa.String, nullable=False),
        sa.UniqueConstraint("kennung"),
    )


def _stichprobenplan() -> None:
    op.create_table(
        "stichprobenplan",
        sa.Column("pruefung_id", sa.Uuid, sa.ForeignKey("aktenpruefung.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("verfahren", sa.String(20), nullable=False),
        sa.Column("quote_prozent", sa.String, nullable=False),
        sa.Column("rundung", sa.String(20), nullable=False),
        sa.Column("genauigkeit_prozent", sa.String, nullable=False),
        sa.Column("erwartet_prozent", sa.String, nullable=False),
        sa.Column("entdeckung_prozent", sa.String, nullable=False),
        sa.Column("anzahl", sa.Integer),
        sa.Column("sicherheit_prozent", sa.String, nullable=False),
        sa.Column("schichtung", sa.String(20), nullable=False),
        sa.Column("startwert", sa.String, nullable=False),
        sa.Column("startwert_herkunft", sa.String(20), nullable=False),
        sa.Column("startwert_von", sa.String, nullable=False),
        sa.Column("reserve", sa.Integer, nullable=False),
        sa.Column("minuten_je_akte_von", sa.Integer, nullable=False),
        sa.Column("minuten_je_akte_bis", sa.Integer, nullable=False),
        sa.Column("pruefende", sa.Integer, nullable=False),
        sa.Column("stunden_je_woche", sa.String, nullable=False),
        sa.Column("verloren_regel", sa.String(20), nullable=False),
    )


def _grundgesamtheit() -> None:
    op.create_table(
        "grundgesamtheit",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("pruefung_id", sa.Uuid, sa.ForeignKey("aktenpruefung.id", ondelete="CASCADE"), nullable=False),
        sa.Column("datei", sa.String, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("blatt", sa.String, nullable=False),
        sa.Column("kopfzeile", sa.Integer, nullable=False),
        sa.Column("spalte_schluessel", sa.String, nullable=False),
        sa.Column("spalte_schicht", sa.String, nullable=False),
        sa.Column("spalte_betrag", sa.String, nullable=False),
        sa.Column("spalte_team", sa.String, nullable=False),
        sa.Column("weitere", sa.JSON, nullable=False),
        sa.Column("stand", sa.Date),
        sa.Column("ausgelassen", sa.JSON, nullable=False),
        sa.Column("hinweise", sa.JSON, nullable=False),
        sa.Column("anzahl", sa.Integer, nullable=False),
        sa.Column("summe_cent", sa.Integer),
        sa.Column("pruefsumme", sa.String, nullable=False),
        sa.Column("schichten", sa.JSON, nullable=False),
        sa.UniqueConstraint("pruefung_id"),
    )


def _grundgesamtheit_zeile() -> None:
    op.create_table(
        "grundgesamtheit_zeile",
        sa.Column("nr", sa.Integer, primary_key=True),
        sa.Column("grundgesamtheit_id", sa.Uuid, nullable=False),
        sa.Column("schluessel", sa.String, nullable=False),
        sa.Column("schicht", sa.String, nullable=False),
        sa.Column("schicht_sort", sa.String, nullable=False),
        sa.Column("betrag_cent", sa.Integer),
        sa.Column("team", sa.String, nullable=False),
        sa.Column("team_sort", sa.String, nullable=False),
        sa.Column("weitere", sa.String, nullable=False),
        sa.Column("suche", sa.String, nullable=False),
    )
    op.create_index(
        "grundgesamtheit_zeile_schluessel", "grundgesamtheit_zeile", ["grundgesamtheit_id", "schluessel"], unique=True
    )


def _ausschluss() -> None:
    op.create_table(
        "ausschluss",
        sa.Column(
            "grundgesamtheit_id", sa.Uuid, sa.ForeignKey("grundgesamtheit.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("schluessel", sa.String, primary_key=True),
        sa.Column("schicht", sa.String, nullable=False),
        sa.Column("betrag_cent", sa.Integer),
        sa.Column("grund", sa.String, nullable=False),
    )


def _ziehung() -> None:
    op.create_table(
        "ziehung",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("pruefung_id", sa.Uuid, sa.ForeignKey("aktenpruefung.id", ondelete="RESTRICT"), nullable=False),
        sa.Column("gezogen_um", sa.DateTime, nullable=False),
        sa.Column("gezogen_durch", sa.String, nullable=False),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("umfang", sa.Integer, nullable=False),
        sa.Column("protokoll", sa.String, nullable=False),
        sa.Column("protokoll_sha256", sa.String, nullable=False),
        sa.UniqueConstraint("pruefung_id"),
    )


def _akte() -> None:
    op.create_table(
        "akte",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("pruefung_id", sa.Uuid, sa.ForeignKey("aktenpruefung.id", ondelete="RESTRICT"), nullable=False),
        sa.Column("ziehung_id", sa.Uuid, sa.ForeignKey("ziehung.id", ondelete="RESTRICT"), nullable=False),
        sa.Column("schicht_nr", sa.Integer, nullable=False),
        sa.Column("rang", sa.Integer, nullable=False),
        sa.Column("reserve_rang", sa.Integer),
        sa.Column("ersatz_fuer_id", sa.Uuid, sa.ForeignKey("akte.id", ondelete="RESTRICT")),
        sa.Column("ticket", sa.String, nullable=False),
        sa.Column("schluessel", sa.String, nullable=False),
        sa.Column("schicht", sa.String, nullable=False),
        sa.Column("team", sa.String, nullable=False),
        sa.Column("betrag_cent", sa.Integer),
        sa.Column("weitere", sa.JSON, nullable=False),
        sa.Column("stand", sa.String(20), nullable=False),
        sa.Column("grund", sa.String, nullable=False),
        sa.Column("bemerkung", sa.String, nullable=False),
        sa.Column("begonnen_um", sa.DateTime),
        sa.Column("bearbeitet_um", sa.DateTime),
        sa.Column("zuletzt_code", sa.String, nullable=False),
        sa.Column("erledigt_um", sa.DateTime),
        sa.Column("erledigt_durch", sa.String, nullable=False),
    )
    op.create_index("akte_reihenfolge", "akte", ["pruefung_id", "schicht_nr", "rang"], unique=True)


def _antwort() -> None:
    op.create_table(
        "antwort",
        sa.Column("akte_id", sa.Uuid, sa.ForeignKey("akte.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("code", sa.String, primary_key=True),
        sa.Column("ergebnis", sa.String(20), nullable=False),
        sa.Column("feststellung", sa.String, nullable=False),
        sa.Column("betrag_monat_cent", sa.Integer),
        sa.Column("monate", sa.Integer),
        sa.Column("betrag_cent", sa.Integer),
        sa.Column("ursachen", sa.JSON, nullable=False),
        sa.Column("gesperrt_durch", sa.String),
        sa.Column("sammelantwort", sa.Boolean, nullable=False),
        sa.Column("beantwortet_um", sa.DateTime, nullable=False),
        sa.Column("beantwortet_durch", sa.String, nullable=False),
    )
    op.create_index("antwort_ergebnis", "antwort", ["akte_id", "ergebnis"])
