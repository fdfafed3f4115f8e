"""20.000 Maßnahmen in the list: searching, filtering and sorting while somebody waits for it, and the other views."""

import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random
from statistics import median

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qmapp import german
from qmapp.act.massnahme.rows import MassnahmeZeile, Status, Vorbehalt
from qmapp.ui.act.massnahmen.ansichten import Ansicht, Ansichten
from qmapp.ui.act.massnahmen.bestand import Bestand, Ordnung, Zeigen
from tests.benchmarks.messen import seconds
from tests.ui.act.massnahmen.zeilen import zeile

ROWS, ROUNDS = 20_000, 7
#: A user waits no longer; a shared machine is given twice the time it needs alone.
GOAL_MS = 50
HEUTE = date(2025, 11, 20)
WORDS = ("Musterschreiben", "Übergabebogen", "Schulung", "Wiedervorlage", "Beilage", "Müßiggang", "Rechenblatt")


def massnahmen() -> list[MassnahmeZeile]:
    random = Random(4711)
    made = []
    for number in range(1, ROWS + 1):
        frist = None if random.random() < 0.05 else HEUTE + timedelta(days=random.randrange(-400, 800))
        status = random.choice(tuple(Status))
        step = HEUTE + timedelta(days=random.randrange(-300, 300))
        made.append(
            zeile(
                f"M-{number:02d}",
                f"{random.choice(WORDS)} {random.choice(WORDS)} {number}",
                text="Alle Standorte arbeiten nach demselben Blatt und melden, was nicht passt.",
                verantwortlich=f"R-{random.randrange(40)}",
                vereinbart_am=HEUTE - timedelta(days=random.randrange(400)),
                frist=frist,
                status=status,
                ueberfaellig=status.offen and frist is not None and frist < HEUTE,
                vorbehalt=random.choice(tuple(Vorbehalt)),
                pilot=random.random() < 0.1,
                meilensteine=[("Entwurf abgestimmt", step)],
            )
        )
    return made


@pytest.fixture
def rows() -> list[MassnahmeZeile]:
    return massnahmen()


@pytest.fixture
def shown(qtbot: QtBot, styled: None, rows: list[MassnahmeZeile]) -> Ansichten:
    made = Ansichten(lambda: True)
    qtbot.addWidget(made)
    made.resize(620, 600)
    made.show()
    made.show_rows(rows, (), (), HEUTE, lambda _: "")
    QApplication.processEvents()
    return made


def bare(rows: Sequence[MassnahmeZeile]) -> float:
    """The reference: one plain pass over the texts and one plain sort by a date, nothing shown."""
    texts = [german.folded(row.titel) for row in rows[:100]] * (len(rows) // 100)

    def work() -> None:
        _ = [text for text in texts if "mussig" in text]
        _ = sorted(rows, key=lambda row: row.frist or date.max)

    return median(seconds(work) for _ in range(ROUNDS))


def worst(acts: Sequence[Callable[[], object]]) -> float:
    """The slowest of these, each taken as the median of several rounds with its repaint; one follows the other."""

    def timed(act: Callable[[], object]) -> float:
        start = time.perf_counter()
        act()
        QApplication.processEvents()
        return time.perf_counter() - start

    rounds = [[timed(act) for act in acts] for _ in range(ROUNDS)]
    return max(median(took) for took in zip(*rounds, strict=True))


def test_20000_massnahmen_are_filtered_and_sorted_while_somebody_types(
    shown: Ansichten, rows: list[MassnahmeZeile]
) -> None:
    field = shown.filter

    def look_for(word: str) -> None:
        # The same word again would change nothing; it is asked for all the same.
        field.search.blockSignals(True)
        field.search.setText(word)
        field.search.blockSignals(False)
        field.changed.emit()

    def state(zeigen: Zeigen) -> None:
        field.zeigen.set_value(zeigen)
        field.changed.emit()

    reference = bare(rows)
    search = worst([lambda word=word: look_for(word) for word in ("m", "mussig", "SCHULUNG", "zzz", "")])
    chosen = worst([lambda z=z: state(z) for z in (*Zeigen, Zeigen.ALLE)])
    first = max(seconds(lambda o=o: shown.tafel.order(o)) for o in Ordnung if o is not Ordnung.STAND)
    sort = worst([lambda o=o, d=d: shown.tafel.order(o, descending=d) for o in Ordnung for d in (False, True)])
    print(  # noqa: T201 - a benchmark's result
        f"\n20.000 Maßnahmen: search {search * 1000:.1f} ms, filter {chosen * 1000:.1f} ms, sort {sort * 1000:.1f} ms "
        f"(the first time {first * 1000:.1f} ms); bare pass and sort {reference * 1000:.1f} ms"
    )
    ratio = max(search, chosen, sort) / reference
    print(f"{ratio:.1f} x the bare reference")  # noqa: T201 - a benchmark's result
    assert ratio <= 12
    assert max(search, chosen, sort) * 1000 <= 2 * GOAL_MS


def test_loading_and_the_other_views(shown: Ansichten, rows: list[MassnahmeZeile]) -> None:
    reference = bare(rows)
    folding = seconds(lambda: [german.folded(f"{row.kennung} {row.titel} {row.text}") for row in rows])
    load = seconds(lambda: Bestand(rows, HEUTE))
    shown.filter.zeigen.set_value(Zeigen.UEBERFAELLIG)
    shown.filter.changed.emit()
    views = {ansicht: worst([lambda a=ansicht: shown.set_ansicht(a)]) for ansicht in Ansicht}
    count = shown.tafel.rows.count()
    told = ", ".join(f"{ansicht} {took * 1000:.1f} ms" for ansicht, took in views.items())
    print(  # noqa: T201 - a benchmark's result
        f"\nmaking 20.000 ready {load * 1000:.0f} ms, {load / folding:.1f} x folding their texts; "
        f"{count} overdue ones: {told}"
    )
    assert count > 2000
    assert load / folding <= 5
    assert max(views.values()) / reference <= 60
