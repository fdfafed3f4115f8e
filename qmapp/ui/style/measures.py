"""Layouts and sizes given in px of the design and kept with the object, so that they can be measured again."""

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from qmapp.ui.style.look import look

L = TypeVar("L", bound=QLayout)
B = TypeVar("B", bound=QBoxLayout)
W = TypeVar("W", bound=QWidget)

#: A widget, a layout, one of them with its stretch, or None for a stretch.
Item = QWidget | QLayout | tuple[QWidget | QLayout, int] | None
#: One number for all sides, (horizontal, vertical), or (left, top, right, bottom).
Margin = float | tuple[float, float] | tuple[float, float, float, float]


def vbox(*items: Item, gap: float = 8, margin: Margin = 0) -> QVBoxLayout:
    """Items below each other; gap and margin in px of the design."""
    return _filled(QVBoxLayout(), items, gap, margin)


def hbox(*items: Item, gap: float = 8, margin: Margin = 0) -> QHBoxLayout:
    """Items side by side; gap and margin in px of the design."""
    return _filled(QHBoxLayout(), items, gap, margin)


def box(layout: QLayout) -> QWidget:
    """A plain widget around a layout."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def spaced(layout: L, gap: float = 8, margin: Margin = 0) -> L:
    """Give any layout (a grid, for example) its gap and margin in px of the design."""
    layout.setProperty("gap", float(gap))
    layout.setProperty("margin", list(_sides(margin)))
    _apply_layout(layout)
    return layout


def sized(
    widget: W,
    *,
    width: float | None = None,
    height: float | None = None,
    min_width: float | None = None,
    min_height: float | None = None,
    max_width: float | None = None,
    max_height: float | None = None,
) -> W:
    """Fix or bound a widget's size in px of the design."""
    given = {
        "min_width": width if width is not None else min_width,
        "max_width": width if width is not None else max_width,
        "min_height": height if height is not None else min_height,
        "max_height": height if height is not None else max_height,
    }
    for name, value in given.items():
        if value is not None:
            widget.setProperty(name, float(value))
    _apply_size(widget)
    return widget


def apply_measures(widget: QWidget) -> None:
    """Measure a widget and its layout again with the factor now in force."""
    _apply_size(widget)
    layout = widget.layout()
    if layout is not None:
        _apply_tree(layout)


def _apply_tree(layout: QLayout) -> None:
    _apply_layout(layout)
    for index in range(layout.count()):
        item = layout.itemAt(index)
        inner = item.layout() if item is not None else None
        if inner is not None:
            _apply_tree(inner)


def _apply_layout(layout: QLayout) -> None:
    gap, margin = layout.property("gap"), layout.property("margin")
    if gap is not None:
        layout.setSpacing(look.px(gap))
    if margin is not None:
        layout.setContentsMargins(*(look.px(side) for side in margin))


def _apply_size(widget: QWidget) -> None:
    for name, setter in (
        ("min_width", widget.setMinimumWidth),
        ("max_width", widget.setMaximumWidth),
        ("min_height", widget.setMinimumHeight),
        ("max_height", widget.setMaximumHeight),
    ):
        value = widget.property(name)
        if value is not None:
            setter(look.px(value))


def _filled(layout: B, items: tuple[Item, ...], gap: float, margin: Margin) -> B:
    for item in items:
        add(layout, item)
    return spaced(layout, gap, margin)


def add(layout: QBoxLayout, item: Item) -> None:
    """Append one item to a box layout."""
    if item is None:
        layout.addStretch(1)
        return
    inner, stretch = item if isinstance(item, tuple) else (item, 0)
    if isinstance(inner, QLayout):
        layout.addLayout(inner, stretch)
    else:
        layout.addWidget(inner, stretch)


def _sides(margin: Margin) -> tuple[float, float, float, float]:
    if isinstance(margin, tuple):
        return margin if len(margin) == 4 else margin * 2
    return (margin,) * 4
