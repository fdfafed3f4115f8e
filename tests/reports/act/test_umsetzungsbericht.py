"""One page, however much there is to tell."""

import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from qmapp.act.massnahme.rows import Status, Vorbehalt, Wirkung
from qmapp.reports.act.fassung import oeffentlich
from qmapp.reports.act.lage import Lage
from qmapp.reports.document import Figure, Lead, Note
from qmapp.reports.pdf import render_pdf
from qmapp.reports.umsetzungsbericht import gekuerzt, umsetzungsbericht
from qmapp.reports.umsetzungsbericht.punkte import als_naechstes, zu_entscheiden
from qmapp.reports.word import render_docx
from tests.reports.act.lagen import lage_aus, massnahme
from tests.reports.lesen import text

LANG = "Verwaltungsverfahrensvereinfachungsmaßnahme für alle Standorte mit Wirkung ab sofort und ohne Ausnahme"
WEIT = "WWWWWWWWWW MMMMMMMMMM WWWWWWWWWW MMMMMMMMMM WWWWWWWWWW MMMMMMMMMM"
AMT = "Amt für Soziales, Grundsicherung, Teilhabe und Integration der Stadt am Fluss mit langem Namen"


def sechzig(titel: str = LANG) -> Lage:
    """Sixty Maßnahmen of every state and twelve unanswered Empfehlungen, all with long titles."""
    states = [status for status in Status for _ in range(12)]
    rows = [
        massnahme(number, status, titel=f"{titel} {number}", verschoben=4 * (number % 2))
        for number, status in enumerate(states, 1)
    ]
    cells = [("ohne", True)] * 12 + [("ang+", True)] * 9 + [("teil-", True)] * 2 + [("abg", False)]
    return lage_aus(cells, rows, amt=AMT)


def pages(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


@pytest.mark.parametrize("titel", [LANG, WEIT, "Kurz"])
@pytest.mark.parametrize("public", [False, True])
def test_sixty_massnahmen_fit_on_one_page(tmp_path: Path, titel: str, public: bool) -> None:
    lage = sechzig(titel)
    path = tmp_path / "ub.pdf"
    render_pdf(umsetzungsbericht(oeffentlich(lage) if public else lage), path)
    assert pages(path) == 1


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(("public", "titel"), [(False, LANG), (True, WEIT)])
def test_in_word_too(tmp_path: Path, public: bool, titel: str) -> None:
    lage = sechzig(titel)
    path = tmp_path / "ub.docx"
    render_docx(umsetzungsbericht(oeffentlich(lage) if public else lage), path)
    profile = f"-env:UserInstallation=file://{tmp_path / 'profil'}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert pages(tmp_path / "ub.pdf") == 1


def test_the_most_pressing_comes_first_and_the_rest_is_counted() -> None:
    (box,) = [block for block in umsetzungsbericht(sechzig()).blocks if isinstance(block, Note)]
    assert box.title == "Was jetzt zu entscheiden ist"
    assert [entry.status.split(",")[0] for entry in box.entries[:5]] == ["Antwort fehlt"] * 5
    assert box.entries[0].status == "Antwort fehlt, 12\u00a0Tage"
    late = 3 * 12
    accepted = 11
    assert box.entries[5].text == f"und {12 + late + accepted - 5} weitere"


def test_the_title_of_the_chart_states_the_finding() -> None:
    (chart,) = [block for block in umsetzungsbericht(sechzig()).blocks if isinstance(block, Figure)]
    assert chart.title == "Umgesetzt ist weniger als die Hälfte der Maßnahmen (12 von 60)"
    (lead,) = [block for block in umsetzungsbericht(sechzig()).blocks if isinstance(block, Lead)]
    assert lead.text == (
        "Die Leitung nimmt 11 von 24 Empfehlungen ganz oder teilweise an; 12 Antworten stehen aus. "
        "12 von 60 Maßnahmen sind umgesetzt. Überfällig sind 36."
    )


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ([Status.UMGESETZT], "Die eine Maßnahme ist umgesetzt."),
        ([Status.NICHT_BEGONNEN], "Die eine Maßnahme ist noch nicht umgesetzt. Überfällig ist eine."),
        ([Status.UMGESETZT] * 4, "Alle 4 Maßnahmen sind umgesetzt."),
        ([Status.UMGESETZT, Status.IN_UMSETZUNG, Status.IN_UMSETZUNG], "1 von 3 Maßnahmen ist umgesetzt."),
        ([Status.IN_UMSETZUNG] * 2, "Von 2 Maßnahmen ist noch keine umgesetzt. Überfällig sind 2."),
    ],
)
def test_few_massnahmen_are_said_in_plain_words(states: list[Status], said: str) -> None:
    rows = [massnahme(number, status) for number, status in enumerate(states, 1)]
    assert said in text(umsetzungsbericht(lage_aus((), rows)))


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["ang-"], "Die Leitung nimmt die eine Empfehlung ganz oder teilweise an."),
        (["abg"], "Die Leitung lehnt die eine Empfehlung ab."),
        (["ohne"], "Die Antwort auf die eine Empfehlung steht aus."),
        (["ang+", "teil-"], "Die Leitung nimmt alle 2 Empfehlungen ganz oder teilweise an."),
        (["ohne", "ohne"], "Von 2 Empfehlungen ist noch keine angenommen; 2 Antworten stehen aus."),
        (["ohne", "abg", "ang-"], "1 von 3 Empfehlungen ganz oder teilweise an; eine Antwort steht aus."),
    ],
)
def test_what_the_leitung_said_is_said_in_one_sentence(cells: list[str], said: str) -> None:
    (lead,) = [b for b in umsetzungsbericht(lage_aus([(c, True) for c in cells])).blocks if isinstance(b, Lead)]
    assert said in lead.text


def test_each_entry_stands_once_with_its_most_pressing_reason() -> None:
    """An answer first, then what is late, often postponed, delayed, without date, without effect, reserved."""
    rows = [
        massnahme(1, Status.IN_UMSETZUNG, verschoben=4),
        massnahme(2, Status.IN_UMSETZUNG, ueberfaellig=False, verschoben=3),
        massnahme(3, Status.VERZOEGERT, ueberfaellig=False),
        massnahme(4, Status.NICHT_BEGONNEN, ueberfaellig=False, frist=None),
        massnahme(5, Status.UMGESETZT, wirkung=Wirkung.NICHT_WIRKSAM),
        massnahme(6, Status.IN_UMSETZUNG, ueberfaellig=False, vorbehalt=Vorbehalt.RESSOURCEN),
        massnahme(7, Status.IN_UMSETZUNG, ueberfaellig=False),
    ]
    found = [(point.kennung, point.stand) for point in zu_entscheiden(lage_aus([("ohne", True), ("ang-", True)], rows))]
    assert found == [
        ("E-2031-01", "Antwort fehlt, 1\u00a0Tag"),
        ("M-01", "überfällig, 1\u00a0Tag"),
        ("M-02", "3\u00a0×\u00a0verschoben"),
        ("M-03", "verzögert"),
        ("E-2031-02", "ohne Maßnahme"),
        ("M-04", "ohne Frist"),
        ("M-05", "nicht wirksam"),
        ("M-06", "Ressourcenvorbehalt"),
    ]


def test_the_public_sees_what_comes_due_and_not_what_is_to_be_decided() -> None:
    rows = [massnahme(number, Status.IN_UMSETZUNG, public=number != 2) for number in (1, 2, 3)]
    lage = oeffentlich(lage_aus((), [*rows, massnahme(9, Status.UMGESETZT)]))
    assert [(point.kennung, point.stand) for point in als_naechstes(lage)] == [
        ("M-03", "28.11.2031"),
        ("M-01", "30.11.2031"),
    ]
    (box,) = [block for block in umsetzungsbericht(lage).blocks if isinstance(block, Note)]
    assert box.title == "Als Nächstes fällig"


def test_nothing_to_decide_is_said() -> None:
    rows = [massnahme(1, Status.UMGESETZT)]
    (box,) = [block for block in umsetzungsbericht(lage_aus((), rows)).blocks if isinstance(block, Note)]
    assert box.items == ("Zurzeit nichts.",)


def test_long_texts_are_cut_between_words() -> None:
    assert gekuerzt("Kurz", 20) == "Kurz"
    assert gekuerzt("Ein ziemlich langer Satz über alles", 20) == "Ein ziemlich …"
    assert gekuerzt("W" * 40, 20) == "W" * 9 + " …"
    assert len(gekuerzt(LANG, 42)) <= 42
