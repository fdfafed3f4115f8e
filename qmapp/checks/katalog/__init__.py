"""Prüfkataloge: what a file is audited against, shipped as TOML and kept in the workspace with every Prüfung.

``katalog`` holds the frozen rows; ``resource`` reads TOML and ``toml`` writes it; ``adopted`` is a version as a
workspace keeps it; ``fassungen`` are the versions (drafts, publishing, own ones); ``bearbeiten``, ``skala`` and
``einfuegen`` change a draft, ``reihenfolge`` keeps its points in place and ``vollstaendig`` says what it lacks;
``unterschied`` compares two, ``verteilung`` counts over dimensions and weights, ``verwendung`` says what uses one,
``geltung`` knows what is out of force in a period.
"""

from qmapp.checks.katalog.adopted import adopt, katalog, pruefsumme
from qmapp.checks.katalog.bearbeiten import add_punkt, delete_punkt, move_punkt, update_kopf, update_punkt
from qmapp.checks.katalog.einfuegen import Einfuegung, paste_punkte
from qmapp.checks.katalog.fassungen import (
    KatalogZeile,
    angebote,
    begin_entwurf,
    copy_katalog,
    delete_entwurf,
    import_katalog,
    kataloge,
    publish_entwurf,
    vorgaenger,
)
from qmapp.checks.katalog.geltung import AusserKraft, katalog_ausser_kraft
from qmapp.checks.katalog.katalog import (
    Ausrichtung,
    Aussetzung,
    Ausweg,
    Bereich,
    Dimension,
    Herkunft,
    Katalog,
    Katalogart,
    Pruefpunkt,
    Skala,
    Stufe,
)
from qmapp.checks.katalog.resource import load, load_file, loads, shipped
from qmapp.checks.katalog.skala import update_skala
from qmapp.checks.katalog.toml import toml_text
from qmapp.checks.katalog.unterschied import unterschied
from qmapp.checks.katalog.verteilung import Verteilung, Verteilungszeile, verteilung
from qmapp.checks.katalog.verwendung import Verwendung

__all__ = [
    "Ausrichtung",
    "AusserKraft",
    "Aussetzung",
    "Ausweg",
    "Bereich",
    "Dimension",
    "Einfuegung",
    "Herkunft",
    "Katalog",
    "KatalogZeile",
    "Katalogart",
    "Pruefpunkt",
    "Skala",
    "Stufe",
    "Verteilung",
    "Verteilungszeile",
    "Verwendung",
    "add_punkt",
    "adopt",
    "angebote",
    "begin_entwurf",
    "copy_katalog",
    "delete_entwurf",
    "delete_punkt",
    "import_katalog",
    "katalog",
    "katalog_ausser_kraft",
    "kataloge",
    "load",
    "load_file",
    "loads",
    "move_punkt",
    "paste_punkte",
    "pruefsumme",
    "publish_entwurf",
    "shipped",
    "toml_text",
    "unterschied",
    "update_kopf",
    "update_punkt",
    "update_skala",
    "verteilung",
    "vorgaenger",
]
