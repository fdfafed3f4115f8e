"""Lists from offices, in and out: XLSX, XLS, ODS, CSV and TSV."""

from qmapp.spreadsheets.liste import Liste, ListenRollen, Optionen, Rolle, Spalte, SpaltenArt
from qmapp.spreadsheets.reading import inspect, read
from qmapp.spreadsheets.rows import Import, Zeile, Zeilen
from qmapp.spreadsheets.tabelle import Tabelle, read_tabelle
from qmapp.spreadsheets.table import Ausgelassen
from qmapp.spreadsheets.writer import write_csv

__all__ = [
    "Ausgelassen",
    "Import",
    "Liste",
    "ListenRollen",
    "Optionen",
    "Rolle",
    "Spalte",
    "SpaltenArt",
    "Tabelle",
    "Zeile",
    "Zeilen",
    "inspect",
    "read",
    "read_tabelle",
    "write_csv",
]
