"""A card whose table reaches its edges."""

from qmapp.ui.style import spaced
from qmapp.ui.widgets.card import Card


def inset_head(card: Card) -> None:
    """A card whose table reaches its edges keeps its heading away from them."""
    layout = card.layout()
    first = layout.itemAt(0) if layout is not None else None
    head = first.layout() if first is not None else None
    if head is not None:
        spaced(head, 8, (15, 0, 15, 0))
