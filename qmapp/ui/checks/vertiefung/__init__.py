"""Vertiefung: the page that compares, projects and weighs what a Prüfung has found."""

from qmapp.ui.checks.vertiefung.seite import VertiefungSeite

__all__ = ["VertiefungSeite"]
