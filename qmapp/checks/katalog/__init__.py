"""Prüfkataloge: what a file is audited against, shipped as TOML and kept in the workspace with every Prüfung.

``katalog`` holds the frozen rows, ``resource`` reads TOML, ``adopted`` is the catalogue as a workspace keeps it.
"""

from qmapp.checks.katalog.adopted import adopt, katalog
from qmapp.checks.katalog.katalog import Aussetzung, Bereich, Herkunft, Katalog, Pruefpunkt
from qmapp.checks.katalog.resource import load, shipped

__all__ = ["Aussetzung", "Bereich", "Herkunft", "Katalog", "Pruefpunkt", "adopt", "katalog", "load", "shipped"]
