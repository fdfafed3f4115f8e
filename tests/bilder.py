"""Pictures of every screen on the example year, in each look, for looking at: ``make bilder``."""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

LOOKS = {
    "hell": (1440, 900, "light", 100),
    "dunkel": (1440, 900, "dark", 100),
    "1366x768": (1366, 768, "light", 100),
    "150prozent": (1440, 900, "light", 150),
    "200prozent": (1440, 900, "light", 200),
}
#: Page and what it shows: a Prüfung, a Q-Check or a Befragung of the example, or a kind of catalogue.
SCREENS = {
    "02_aktenpruefungen": ("aktenpruefung.liste", None),
    "03_grundgesamtheit": ("aktenpruefung.einlesen", "AP-2025-1"),
    "04_stichprobe": ("aktenpruefung.planen", "AP-2025-1"),
    "04b_ziehungen": ("aktenpruefung.ziehungen", "AP-2025-1"),
    "05_pruefplatz": ("aktenpruefung.pruefen", "AP-2026-1"),
    "05_vollstaendigkeit": ("aktenpruefung.luecken", "AP-2026-1"),
    "05_zuteilung": ("aktenpruefung.zuteilen", "AP-2026-1"),
    "06_auswertung": ("aktenpruefung.auswerten", "AP-2025-1"),
    "21_vertiefung": ("aktenpruefung.vertiefen", "AP-2025-2"),
    "07_auswertung_laeuft": ("aktenpruefung.auswerten", "AP-2026-1"),
    "06b_qchecks": ("qcheck.liste", None),
    "06g_qcheck_bewertung": ("qcheck.bewertung", "QC-2025-HZP"),
    "06h_qcheck_konsens": ("qcheck.konsens", "QC-2025-HZP"),
    "06c_qcheck_ergebnis": ("qcheck.ergebnis", "QC-2025-HZP"),
    "06e_befragung_auswertung": ("befragung.auswertung", "BF-2025-KL"),
    "06f_befragung_einlesen": ("befragung.einlesen", "BF-2025-KL"),
    "09_zweitpruefung": ("aktenpruefung.zweit", "AP-2025-1"),
    "19_kataloge": ("katalog.liste", None),
    "19c_kataloge_qcheck": ("katalog.liste", "qcheck"),
    "19d_kataloge_befragung": ("katalog.liste", "befragung"),
    "19b_katalogwechsel": ("aktenpruefung.katalogwechsel", "AP-2026-1"),
    "20_feststellungen": ("feststellung.liste", None),
    "20c_massnahmen": ("massnahme.liste", None),
    "20d_offene_faeden": ("luecken", None),
    "20e_projekte": ("projekt.liste", None),
    "22_berichtspflichten": ("berichtspflicht.liste", None),
    "22b_vorgaben": ("vorgaben", None),
    "24_befragungen": ("befragung.liste", None),
    "24b_boegen": ("befragung.erfassung", None),
    "08_berichte": ("berichte", "AP-2025-1"),
}


def main() -> None:
    """Write the pictures into the folder named, ``bilder`` otherwise."""
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "bilder")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            os.environ[name] = home
        _take(target, Path(home))


def _take(target: Path, home: Path) -> None:
    from qmapp.beispiel import create_example
    from qmapp.checks.aktenpruefung.pruefung import pruefungen
    from qmapp.checks.befragung import befragungen
    from qmapp.checks.katalog import Katalogart
    from qmapp.checks.qcheck import qchecks
    from qmapp.schema import SCHEMA
    from qmapp.settings import Settings
    from qmapp.ui.app import create_app
    from qmapp.ui.main_window import MainWindow
    from qmapp.ui.style import look
    from qmapp.workspace import Workspace

    app = create_app()
    look.start("light", 100)
    file = home / "Beispieljahr.qcheck"
    create_example(file)
    window = MainWindow(Settings())
    _pictures(window, target, "01_start", app.processEvents)
    workspace = Workspace.open(file, None, SCHEMA, wer="Teamleitung Standort Nord")
    listed = (*workspace.read(pruefungen), *workspace.read(qchecks), *workspace.read(befragungen))
    targets: dict[str, object] = {row.kennung: row.id for row in listed} | {art.value: art for art in Katalogart}
    window.show_workspace(workspace)
    assert window.shell is not None
    for name, (page, kennung) in SCREENS.items():
        window.shell.context.navigate(page, *([targets[kennung]] if kennung else []))
        _pictures(window, target, name, app.processEvents)
    window.close()
    shutil.rmtree(home, ignore_errors=True)


def _pictures(window: object, target: Path, name: str, settle: Callable[[], None]) -> None:
    from tests.ui.grab import grab

    for look_name, (width, height, theme, percent) in LOOKS.items():
        _wait(settle)
        path = target / f"{name}_{look_name}.png"
        picture = grab(window, (width, height), theme, percent, path)  # type: ignore[arg-type]
        fits = (picture.width(), picture.height()) == (width, height)
        sys.stdout.write(f"{path}{'' if fits else '  passt nicht: ' + str(picture.size().toTuple())}\n")


def _wait(settle: Callable[[], None], seconds: float = 0.4) -> None:
    """Let what is computed in the background arrive."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        settle()
        time.sleep(0.01)


if __name__ == "__main__":
    main()
