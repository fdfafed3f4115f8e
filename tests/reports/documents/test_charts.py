"""Charts show what their data say, with odd data too, and the tree refuses what cannot be shown."""

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from qmapp.reports import alt, charts, palette
from qmapp.reports.annex import figure_table
from qmapp.reports.charts.scale import scale
from qmapp.reports.document import (
    Bar,
    BarsWithInterval,
    Chart,
    Column,
    Columns,
    Document,
    Figure,
    Heading,
    KeyFigures,
    Likert,
    LikertRow,
    Line,
    PointsWithInterval,
    Profile,
    ProfileRow,
    RangeAgainstLimit,
    Series,
    Table,
    levels,
    numbered,
)


def texts(chart: Chart) -> list[str]:
    return [each.get_text() for each in charts.draw(chart).texts]


def test_bars_are_as_long_as_their_values(sample: Document) -> None:
    chart = next(block.chart for block in sample.blocks if isinstance(block, Figure))
    assert isinstance(chart, BarsWithInterval)
    drawn = charts.draw(chart)
    bars = [each.get_width() for each in drawn.artists if isinstance(each, Rectangle)]
    assert len(bars) == len(chart.bars)
    for bar, width in zip(chart.bars, bars, strict=True):
        assert width / bars[0] == pytest.approx(bar.value / chart.bars[0].value)
    colours = [each.get_facecolor() for each in drawn.artists if isinstance(each, Rectangle)]
    assert len(set(colours)) >= 2, "the highlighted bar differs"
    assert palette.BAR != palette.BAR_HIGHLIGHT


def test_every_value_stands_in_the_chart_as_words(sample: Document) -> None:
    for block in sample.blocks:
        if isinstance(block, Figure) and isinstance(block.chart, BarsWithInterval | PointsWithInterval):
            shown = texts(block.chart)
            bars = block.chart.bars if isinstance(block.chart, BarsWithInterval) else block.chart.points
            assert {bar.words for bar in bars} <= set(shown)


@pytest.mark.parametrize(
    "chart",
    [
        BarsWithInterval(()),
        BarsWithInterval((Bar("null", 0.0, "0,0 %"),)),
        BarsWithInterval((Bar("alles", 1.0, "100,0 %", 0.9, 1.0),)),
        BarsWithInterval(tuple(Bar(f"Punkt {n}", n / 100, f"{n},0 %", 0.0, 0.9) for n in range(80))),
        BarsWithInterval((Bar("Euro", -250.0, "−250 €", -300.0, 20.0), Bar("b", 90.0, "90 €")), unit="€"),
        PointsWithInterval((), Bar("Gesamt", 0.1, "10 %")),
        RangeAgainstLimit(Bar("Quote", 0.1, "10 %"), None),
        RangeAgainstLimit(Bar("Quote", 0.001, "0,1 %", 0.0, 0.002), 0.9, "Höchstwert 90 %"),
        Columns((), ()),
        Columns(("a",), (Series("x", (None,), ("",)),)),
        Line(("a",), (Series("x", (0.5,), ("50 %",)),), "%"),
        Line(("a", "b"), (Series("x", (None, None), ("", "")), Series("y", (1.0, 1.0), ("1", "1")))),
        Columns(("$x^2$ <b>", "😀\x00\ud800"), (Series("العربية $", (1.0, 2.0), ("=1", "\n")),)),
    ],
    ids=range(13),
)
def test_odd_data_can_be_drawn_and_told(chart: Chart) -> None:
    figure = charts.draw(chart)
    figure.savefig("/dev/null", format="png", dpi=40)
    assert alt.of_chart(chart)
    assert 0 < figure.get_size_inches()[1] < 9, "a chart fits a page"


def test_more_rows_than_can_be_read_are_named(sample: Document) -> None:
    chart = BarsWithInterval(tuple(Bar(f"Punkt {n}", 0.1, "10 %") for n in range(80)))
    assert "und 30 weitere, siehe Tabelle im Anhang" in texts(chart)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.floats(-1e9, 1e9, allow_nan=False), max_size=6),
    st.sampled_from(["%", "", "€"]),
    st.booleans(),
)
@example([1.192092896e-07, -401.0], "%", True)
def test_axes_hold_every_value_with_few_round_ticks(values: list[float], unit: str, whole: bool) -> None:
    axis = scale(values, 10.0, 200.0, unit, whole=whole)
    assert min([axis.at(value) for value in values], default=10.0) >= 10.0 - 1e-6
    assert max([axis.at(value) for value in values], default=10.0) <= 210.0 + 1e-6
    slack = (axis.top - axis.bottom) * 1e-9 + 1e-12  # a billionth of an axis is no place on it
    for value in values:
        assert axis.bottom - slack <= value <= axis.top + slack
    assert 1 <= len(axis.ticks) <= 8
    assert len({axis.words(tick) for tick in axis.ticks}) == len(axis.ticks)


def test_alternative_texts_hold_title_values_and_ranges() -> None:
    figure = Figure(
        BarsWithInterval((Bar("Miete", 0.039, "3,9 %", 0.026, 0.057, sublabel="25 von 640"),)),
        "Am häufigsten: Miete",
        "Strich: Bereich.",
    )
    told = alt.of_figure(figure).replace("\xa0", " ")
    assert told == (
        "Am häufigsten: Miete. Strich: Bereich. Balkendiagramm mit 1 Balken: Miete 3,9 % (25 von 640, 2,6 bis 5,7 %)."
    )


def test_headings_deepen_one_step_at_a_time() -> None:
    blocks = (Heading(3, "a"), Heading(3, "b"), Heading(1, "c"), Heading(3, "d"), Heading(2, "e"))
    assert list(levels(Document("T", "A", date(2025, 1, 1), blocks)).values()) == [1, 2, 1, 2, 2]


def test_tables_and_figures_are_counted_apart(sample: Document) -> None:
    table = Table("T", (Column("A"),), ())
    figure = Figure(BarsWithInterval(()), "F")
    document = replace(sample, blocks=(table, figure, Heading(1, "h"), table))
    assert [number for _, number in numbered(document)] == [1, 1, 0, 2]


def test_impossible_blocks_are_refused() -> None:
    with pytest.raises(ValueError, match="cells"):
        Table("T", (Column("A"), Column("B")), (("nur eine",),))
    with pytest.raises(ValueError, match="at least one column"):
        Table("T", (), ())
    with pytest.raises(ValueError, match="one to three"):
        KeyFigures(())
    with pytest.raises(ValueError, match="levels"):
        Heading(4, "zu tief")


def test_the_tree_and_the_doors_load_no_library() -> None:
    code = (
        "import sys, qmapp.reports.document, qmapp.reports.pdf, qmapp.reports.word, qmapp.reports.annex, "
        "qmapp.reports.excel, qmapp.reports.charts, qmapp.reports.alt; "
        "print(*sorted({'reportlab', 'docx', 'matplotlib', 'xlsxwriter', 'PIL', 'numpy'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


SCALE = ("gar nicht", "eher nicht", "teils, teils", "eher", "voll")


def test_a_likert_bar_leans_to_the_side_of_its_answers() -> None:
    """Five steps: what is against lies left of the line through the middle of the middle step, what is for right."""
    rows = (LikertRow("A", (10, 20, 40, 20, 10), "30 %"), LikertRow("B", (0, 0, 10, 30, 60), "90 %"))
    drawn = charts.draw(Likert(SCALE, rows, "Zustimmung"))
    areas = [each for each in drawn.artists if isinstance(each, Rectangle)][len(SCALE) :]
    (middle,) = {each.get_xdata()[0] for each in drawn.artists if isinstance(each, Line2D)}
    first, second = areas[:5], areas[5:]
    assert len(second) == 3, "a step nobody chose is not drawn"
    centre = first[2].get_x() + first[2].get_width() / 2
    assert centre == pytest.approx(middle, abs=0.5)
    widths = [each.get_width() + 0.7 for each in first]
    assert [width / widths[0] for width in widths] == pytest.approx([1, 2, 4, 2, 1])
    assert second[0].get_x() == pytest.approx(middle - widths[0] / 2, abs=0.5), "10 of 100, half of it to the left"
    shown = texts(Likert(SCALE, rows, "Zustimmung"))
    assert set(SCALE) <= set(shown)
    assert {"30 %", "90 %", "40", "60"} <= set(shown)


def test_a_profile_is_parted_where_a_question_has_no_points() -> None:
    rows = tuple(ProfileRow(str(n), now, "x", change="±0") for n, now in enumerate((0, 1, None, 3, 2)))
    drawn = charts.draw(Profile(("0", "1", "2", "3"), rows, "jetzt"))
    paths = [each for each in drawn.artists if isinstance(each, Line2D) and each.get_linewidth() == 1.5]
    assert [len(each.get_xdata()) for each in paths] == [2, 2]


@pytest.mark.parametrize(
    ("chart", "words"),
    [
        (
            Likert(SCALE, (LikertRow("Nett.", (0, 1, 2, 3, 4), "70 %"),), "Zustimmung"),
            "Nett: gar nicht 0, eher nicht 1",
        ),
        (
            Profile(("nein", "ja"), (ProfileRow("S01", 1, "ja", 0, "nein", "+1"),), "2025", "2024"),
            "2025: S01: ja (2024: nein)",
        ),
    ],
)
def test_every_answer_is_told_without_the_drawing(chart: Chart, words: str) -> None:
    assert words in alt.of_chart(chart)
    table = figure_table(Figure(chart, "Befund"))
    assert len(table.rows) == 1


@given(
    st.lists(st.lists(st.integers(0, 10**6), min_size=4, max_size=4), max_size=25),
    st.text(max_size=300),
)
@settings(max_examples=25, deadline=None)
def test_any_counts_and_words_can_be_drawn(counts: list[list[int]], words: str) -> None:
    steps = ("a", "b", "c", words)
    charts.draw(Likert(steps, tuple(LikertRow(words, tuple(row), words) for row in counts), words))
    places = [None if sum(row) % 5 == 4 else sum(row) % 4 for row in counts]
    charts.draw(Profile(steps, tuple(ProfileRow(words, place, words, place, words) for place in places), words, words))
