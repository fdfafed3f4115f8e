"""The versions of all catalogues."""

from collections.abc import Hashable

from qmapp.checks.katalog import Herkunft, KatalogZeile
from qmapp.ui.widgets.table import ItemList

_HERKUNFT = {Herkunft.MITGELIEFERT: "mitgeliefert", Herkunft.EIGEN: "eigener", Herkunft.EINGELESEN: "eingelesen"}


def fassungsliste() -> ItemList[KatalogZeile]:
    """The list at the left of the page."""
    return ItemList(
        "Kataloge",
        key=_key,
        title=_title,
        subtitle=_subtitle,
        icon=_icon,
        row_height=56,
    )


def _key(row: KatalogZeile) -> Hashable:
    return row.key


def _title(row: KatalogZeile) -> str:
    return row.titel.removeprefix("Aktenprüfung ")


def _subtitle(row: KatalogZeile) -> str:
    version = f"Entwurf Fassung {row.version}" if row.entwurf else f"Fassung {row.version}"
    left = f"{row.zu_pruefen} gegenlesen" if row.zu_pruefen else _HERKUNFT[row.herkunft]
    return f"{row.code} · {version} · {left}"


def _icon(row: KatalogZeile) -> tuple[str, str]:
    if row.entwurf:
        return "pencil", "accent"
    return ("alert-triangle", "warn") if row.zu_pruefen else ("checklist", "check")
