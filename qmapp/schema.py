"""Every table of a workspace in one place."""

from sqlmodel import SQLModel

from qmapp.act.berichtspflicht import tables as berichtspflicht_tables
from qmapp.act.empfehlung import tables as empfehlung_tables
from qmapp.act.feststellung import tables as feststellung_tables
from qmapp.act.massnahme import tables as massnahme_tables
from qmapp.act.projekt import tables as projekt_tables
from qmapp.act.vorgaben import tables as vorgaben_tables
from qmapp.act.wiedervorlage import tables as wiedervorlage_tables
from qmapp.checks.aktenpruefung import tables as aktenpruefung_tables
from qmapp.checks.aktenpruefung.freigabe import tables as freigabe_tables
from qmapp.checks.aktenpruefung.katalogwechsel import tables as katalogwechsel_tables
from qmapp.checks.aktenpruefung.zweitpruefung import tables as zweitpruefung_tables
from qmapp.checks.befragung import tables as befragung_tables
from qmapp.checks.jahresplan import tables as jahresplan_tables
from qmapp.checks.katalog import tables as katalog_tables
from qmapp.checks.qcheck import tables as qcheck_tables
from qmapp.workspace import Schema

#: Naming the modules loads their tables into the metadata.
TABLE_MODULES = (
    katalog_tables,
    aktenpruefung_tables,
    zweitpruefung_tables,
    freigabe_tables,
    katalogwechsel_tables,
    jahresplan_tables,
    qcheck_tables,
    befragung_tables,
    feststellung_tables,
    vorgaben_tables,
    empfehlung_tables,
    projekt_tables,
    massnahme_tables,
    wiedervorlage_tables,
    berichtspflicht_tables,
)

SCHEMA = Schema(
    SQLModel.metadata,
    mass={
        "grundgesamtheit_zeile": ("grundgesamtheit", "grundgesamtheit_id"),
        "qcheck_anlage_teil": ("qcheck_anlage", "anlage_id"),
    },
    migrations="qmapp.workspace.migrations",
)
