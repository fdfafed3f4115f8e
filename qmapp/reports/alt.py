"""The text alternative of a chart, made from the data that is drawn: title, kind, and every value with its range."""

from qmapp.german import decimal, percent, percent_range
from qmapp.reports.document import (
    Bar,
    BarsWithInterval,
    Chart,
    Columns,
    Figure,
    Likert,
    LikertRow,
    Line,
    PointsWithInterval,
    Profile,
    ProfileRow,
    RangeAgainstLimit,
    Series,
)
from qmapp.reports.text import clean


def of_figure(figure: Figure) -> str:
    """What a reader who does not see the figure is told; complete, so that nothing is in the drawing alone."""
    parts = [figure.title.rstrip(".") + ".", *([figure.caption.rstrip(".") + "."] if figure.caption else [])]
    return clean(" ".join([*parts, of_chart(figure.chart)])).replace("\n", " ")


def of_chart(chart: Chart) -> str:
    """Kind of the chart and its values in the order drawn."""
    match chart:
        case BarsWithInterval(bars, unit):
            return f"Balkendiagramm mit {_count(bars, 'Balken', 'Balken')}: {_bars(bars, unit)}."
        case PointsWithInterval(points, total, unit):
            return (
                f"Punktdiagramm mit {_count(points, 'Punkt', 'Punkten')} und ihren Bereichen: {_bars(points, unit)}. "
                f"Zum Vergleich als Band {_bar(total, unit)}."
            )
        case RangeAgainstLimit(value, limit, limit_words, unit):
            against = "" if limit is None else f" Zum Vergleich als Linie: {limit_words or limit_number(limit, unit)}."
            return f"Wert mit Bereich: {_bar(value, unit)}.{against}"
        case Columns(categories, series, _):
            return f"Säulendiagramm mit {_count(categories, 'Gruppe', 'Gruppen')}. {_series(categories, series)}"
        case Line(categories, series, _):
            return f"Liniendiagramm über {_count(categories, 'Zeitpunkt', 'Zeitpunkte')}. {_series(categories, series)}"
        case Profile(steps, rows, name, before):
            told = "; ".join(_answer(row, before) for row in rows) or "keine Werte"
            scale = ", ".join(steps)
            return f"Profil mit {_count(rows, 'Zeile', 'Zeilen')} auf der Skala {scale}. {name}: {told}."
        case Likert(steps, rows, side):
            told = "; ".join(_spread(row, steps, side) for row in rows) or "keine Werte"
            return f"Gestapelte Balken um die Mitte der Skala mit {_count(rows, 'Zeile', 'Zeilen')}. {told}."


def number(value: float, unit: str) -> str:
    """A value as a chart's axis says it: fractions as per cent, others with at most one decimal."""
    if unit == "%":
        return percent(value)
    places = 0 if value == int(value) else 1
    return decimal(value, places) + (f"\u00a0{unit}" if unit else "")


def limit_number(limit: float, unit: str) -> str:
    """An agreed limit, without decimals it does not have: 0.1 → ``10 %``."""
    if unit == "%" and abs(limit * 100 - round(limit * 100)) < 1e-9:
        return percent(limit, 0)
    return number(limit, unit)


def interval(bar: Bar, unit: str) -> str:
    """``2,7 bis 5,7 %``, or nothing for a bar without a range."""
    if bar.lower is None or bar.upper is None:
        return ""
    if unit == "%":
        return percent_range(bar.lower, bar.upper)
    return f"{number(bar.lower, '')} bis {number(bar.upper, unit)}"


def _count(items: tuple[object, ...], one: str, many: str) -> str:
    return f"{len(items)} {one if len(items) == 1 else many}"


def _bars(bars: tuple[Bar, ...], unit: str) -> str:
    return "; ".join(_bar(bar, unit) for bar in bars) or "keine Werte"


def _bar(bar: Bar, unit: str) -> str:
    details = ", ".join(part for part in (bar.sublabel, interval(bar, unit)) if part)
    return f"{bar.label} {bar.words}" + (f" ({details})" if details else "")


def _answer(row: ProfileRow, before: str) -> str:
    earlier = f" ({before}: {row.before_words})" if row.before_words else ""
    return f"{row.label}: {row.words}{earlier}"


def _spread(row: LikertRow, steps: tuple[str, ...], side: str) -> str:
    counts = ", ".join(f"{step} {count}" for step, count in zip(steps, row.counts, strict=True))
    return f"{row.label.rstrip('.')}: {counts} ({side} {row.words})"


def _series(categories: tuple[str, ...], series: tuple[Series, ...]) -> str:
    told = []
    for one in series:
        pairs = zip(categories, one.values, one.words, strict=True)
        values = ", ".join(f"{name} {'keine Angabe' if value is None else words}" for name, value, words in pairs)
        told.append(f"{one.label}: {values}.")
    return " ".join(told)
