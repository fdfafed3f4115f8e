"""The Befragungen: all of them at the left, the head and the free texts of the one in hand at the right."""

from qmapp.ui.checks.befragung.liste.seite import BefragungsListe

__all__ = ["BefragungsListe"]
