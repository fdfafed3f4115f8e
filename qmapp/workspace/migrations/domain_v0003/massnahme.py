"""The Maßnahme with what happens to it, and the Projekt that bundles some."""

import sqlalchemy as sa
from alembic import op

from qmapp.workspace.migrations.spalten import choice, day, flag, key, moment, number, parent, text, words


def create() -> None:
    """Create the tables."""
    _projekt()
    _massnahme()
    _meilenstein()
    _wirksamkeit()


def _projekt() -> None:
    op.create_table(
        "projekt",
        key(),
        text("kennung"),
        text("titel"),
        text("ziel"),
        text("leitung"),
        words("team"),
        day("von"),
        day("bis"),
        day("abgeschlossen_am"),
        text("abschluss_grund"),
        sa.UniqueConstraint("kennung"),
    )
    op.create_table(
        "projekt_phase",
        key(),
        parent("projekt_id", "projekt", "CASCADE"),
        text("titel"),
        day("von", nullable=False),
        day("bis", nullable=False),
        day("beendet_am"),
    )
    op.create_index("ix_projekt_phase_projekt_id", "projekt_phase", ["projekt_id"])


def _massnahme() -> None:
    op.create_table(
        "massnahme",
        key(),
        text("kennung"),
        parent("empfehlung_id", "empfehlung", "RESTRICT", nullable=True),
        parent("projekt_id", "projekt", "SET NULL", nullable=True),
        *(text(name) for name in ("herkunft", "titel", "text", "messgroesse", "verantwortlich", "person")),
        words("beteiligte"),
        day("vereinbart_am"),
        choice("horizont", nullable=True),
        day("frist"),
        day("frist_urspruenglich"),
        choice("status"),
        text("status_grund"),
        day("umgesetzt_am"),
        number("bedarf_cent", nullable=True),
        text("bedarf_vzae"),
        choice("vorbehalt"),
        text("vorbehalt_stelle"),
        flag("pilot"),
        flag("good_practice"),
        choice("veroeffentlichung"),
        text("anforderung"),
        text("bemerkung"),
        parent("abhaengig_von_id", "massnahme", "SET NULL", nullable=True),
        day("wirksamkeit_geplant"),
        moment("angelegt_um"),
        text("angelegt_durch"),
        sa.UniqueConstraint("kennung"),
    )
    op.create_index("ix_massnahme_empfehlung_id", "massnahme", ["empfehlung_id"])
    op.create_index("ix_massnahme_projekt_id", "massnahme", ["projekt_id"])
    op.create_table(
        "massnahme_feststellung",
        parent("massnahme_id", "massnahme", "CASCADE", part_of_key=True),
        parent("feststellung_id", "feststellung", "RESTRICT", part_of_key=True),
    )


def _meilenstein() -> None:
    op.create_table(
        "meilenstein",
        key(),
        parent("massnahme_id", "massnahme", "CASCADE"),
        text("titel"),
        day("soll", nullable=False),
        day("ist"),
    )
    op.create_table(
        "verschiebung",
        key(),
        parent("massnahme_id", "massnahme", "CASCADE"),
        parent("meilenstein_id", "meilenstein", "CASCADE", nullable=True),
        number("nr"),
        day("am", nullable=False),
        day("von", nullable=False),
        day("auf", nullable=False),
        text("grund"),
        text("genehmigt"),
    )
    op.create_table(
        "statuswechsel",
        key(),
        parent("massnahme_id", "massnahme", "CASCADE"),
        choice("status"),
        day("am", nullable=False),
        text("grund"),
        text("wer"),
        moment("um"),
    )
    for table in ("meilenstein", "verschiebung", "statuswechsel"):
        op.create_index(f"ix_{table}_massnahme_id", table, ["massnahme_id"])


def _wirksamkeit() -> None:
    op.create_table(
        "wirksamkeit",
        key(),
        parent("massnahme_id", "massnahme", "CASCADE"),
        day("geprueft_am", nullable=False),
        text("durch"),
        choice("ergebnis"),
        text("text"),
        parent("pruefung_vorher_id", "aktenpruefung", "SET NULL", nullable=True),
        parent("pruefung_nachher_id", "aktenpruefung", "SET NULL", nullable=True),
        text("punkt"),
        text("zaehlt"),
        *(
            number(name, nullable=True)
            for name in ("vorher_anzahl", "vorher_bewertet", "nachher_anzahl", "nachher_bewertet")
        ),
        parent("folgemassnahme_id", "massnahme", "SET NULL", nullable=True),
    )
    op.create_index("ix_wirksamkeit_massnahme_id", "wirksamkeit", ["massnahme_id"])
