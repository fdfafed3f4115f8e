"""How wide the columns of a table become, the same way in every format."""

from collections.abc import Sequence

#: No column may claim more than this part of the table because of one long word.
WIDEST_SHARE = 0.45


def share(relative: Sequence[float], least: Sequence[float], full: float) -> list[float]:
    """The columns' relative widths, where a column below its least width takes from those that have room.

    Where all least widths together exceed the table, they are scaled down to it.
    """
    total = sum(relative)
    widths = [each / total * full for each in relative]
    if sum(least) >= full:
        return [each / sum(least) * full for each in least]
    room = sum(max(0.0, width - need) for width, need in zip(widths, least, strict=True))
    missing = sum(max(0.0, need - width) for width, need in zip(widths, least, strict=True))
    if not missing:
        return widths
    return [
        need if width < need else width - (width - need) / room * missing
        for width, need in zip(widths, least, strict=True)
    ]
