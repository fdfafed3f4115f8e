"""The page on which answers of a Befragung are read from a file."""

from qmapp.ui.checks.befragung.einlesen.seite import BogenEinlesen

__all__ = ["BogenEinlesen"]
