"""Whose file is whose: ``personen`` lists the examiners, ``akten`` the files, ``seite`` shares them out."""

from qmapp.ui.checks.zuteilung.seite import Zuteilung

__all__ = ["Zuteilung"]
