"""Prüfkataloge: what a file is audited against, shipped as TOML and kept in the workspace with every Prüfung.

``katalog`` holds the frozen rows; ``resource`` reads TOML and ``toml`` writes it; ``adopted`` is a version as a
workspace keeps it; ``fassungen`` are the versions (drafts, publishing, own ones), ``bearbeiten`` and ``einfuegen``
change a draft, ``unterschied`` compares two, ``geltung`` knows what is out of force in a period.
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
from qmapp.checks.katalog.resource import load, loads, shipped
from qmapp.checks.katalog.toml import toml_text
from qmapp.checks.katalog.unterschied import unterschied

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
    "vorgaenger",
]
