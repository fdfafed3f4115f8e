"""The blank Prüfbogen: accessible, complete, three pages at most, and one for every file asked for."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import page
import pikepdf
import pytest

from qmapp.checks.aktenpruefung.akte import pruefliste
from qmapp.checks.aktenpruefung.ursachen import URSACHEN
from qmapp.checks.katalog import Aussetzung, load, shipped
from qmapp.errors import Cancelled, UserError
from qmapp.reports.export import export, look
from qmapp.reports.pruefbogen import MUSTER, Blattfolge, Bogen, Vordruck, write_pruefboegen
from qmapp.reports.pruefbogen.auswahl import ALLE, Bogenauswahl
from qmapp.reports.pruefbogen.punkt import BUCHSTABEN, KAESTCHEN
from qmapp.workspace import Workspace
from tests.reports import papier
from tests.reports.pdftext import page_texts
from tests.reports.test_documents_agree import squeezed

VORDRUCK = Vordruck(
    kennung="AP-2025-1",
    titel="Kosten der Unterkunft, 1. Halbjahr 2025",
    amt="Amt für Soziales",
    katalog=load("AP-KDU"),
    zeitraum_von=date(2025, 1, 1),
    zeitraum_bis=date(2025, 6, 30),
    umfang=662,
    schichtmerkmal="Standort",
    stand=date(2025, 11, 20),
    dokument="AP-2025-1-PBG-2025-11-20",
)
BOEGEN = (
    Bogen("1-03-014-1", "BG 08-110037", "Mitte", "Team 3", 14),
    *(Bogen(f"1-01-00{n}-0", text, "Süd", "=Team", n, "Ersatz") for n, text in enumerate(papier.BOESE, 1)),
    MUSTER,
)


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("boegen") / "Pruefboegen.pdf"
    write_pruefboegen(path, VORDRUCK, BOEGEN)
    return path


def text(path: Path, *pages: int) -> str:
    """The words of these pages (from the first to the last named), or of all."""
    return " ".join(page_texts(path, slice(pages[0] - 1, pages[-1]) if pages else slice(None)))


def failed(path: Path, profile: str) -> list[str]:
    return sorted({failure.rule_id for failure in page.validate_pdf(str(path), profile=profile).failures})


@pytest.mark.parametrize("profile", ["ua1", "2u"])
def test_the_sheets_are_accessible_and_fit_for_the_e_file(pdf: Path, profile: str) -> None:
    assert failed(pdf, profile) == []


def without_language(sheet: pikepdf.Pdf) -> None:
    del sheet.Root["/Lang"]


def without_shown_title(sheet: pikepdf.Pdf) -> None:
    del sheet.Root["/ViewerPreferences"]


def with_untagged_text(sheet: pikepdf.Pdf) -> None:
    name = next(iter(sheet.pages[0].Resources.Font))
    sheet.pages[0].contents_add(f"BT {name} 10 Tf 100 100 Td (x) Tj ET".encode())


def with_a_skipped_level(sheet: pikepdf.Pdf) -> None:
    for item in sheet.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/H2":
            item["/S"] = pikepdf.Name("/H4")


def with_a_wrong_list(sheet: pikepdf.Pdf) -> None:
    for item in sheet.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/LBody":
            item["/S"] = pikepdf.Name("/TD")


@pytest.mark.parametrize(
    "spoil", [without_language, without_shown_title, with_untagged_text, with_a_skipped_level, with_a_wrong_list]
)
def test_the_checker_notices_what_is_missing(pdf: Path, tmp_path: Path, spoil: Callable[[pikepdf.Pdf], None]) -> None:
    spoiled = tmp_path / "verdorben.pdf"
    with pikepdf.open(pdf) as sheet:
        spoil(sheet)
        sheet.save(spoiled)
    assert failed(spoiled, "ua1") != []


@pytest.mark.parametrize("katalog", shipped(), ids=lambda katalog: katalog.code)
def test_no_shipped_catalogue_needs_more_than_three_pages(katalog: object) -> None:
    pages = Blattfolge(replace(VORDRUCK, katalog=katalog)).seiten  # type: ignore[arg-type]
    assert len(pages) <= 3
    printed = [field.punkt.nummer for sections in pages for section in sections for field in section.felder]
    assert printed == [punkt.nummer for punkt in katalog.punkte]  # type: ignore[attr-defined]


def test_every_point_has_all_its_boxes_and_lines(pdf: Path) -> None:
    words = text(pdf, 1, 3)
    for punkt in VORDRUCK.katalog.punkte:
        assert punkt.titel in words
    assert words.count("€ je Monat") == words.count("Ursache") - 2 == len(VORDRUCK.katalog.punkte), "two in the legend"
    plain = words.replace("\xa0", " ")
    for label in KAESTCHEN:
        assert len(re.findall(rf"☐ +{re.escape(label.replace(chr(160), ' '))}(?!\w)", plain)) == 40, label
    assert words.count("☐") == len(KAESTCHEN) * len(VORDRUCK.katalog.punkte)


def test_the_head_names_file_and_sheet_and_every_page_its_place(pdf: Path) -> None:
    first = text(pdf, 1)
    for words in ("1-03-014-1", "BG 08-110037", "Mitte", "Team 3", "14 von 662", "AP-2025-1", "Seite 1 von 3"):
        assert words in first
    for number in (2, 3):
        following = text(pdf, number)
        assert "Bogen 1-03-014-1" in following
        assert f"Seite {number} von 3" in following
    assert "Unterschrift" in text(pdf, 3)
    assert "Seite 1 von 3" in text(pdf, 4), "pages count within the sheet"


def test_awkward_keys_stay_text_and_inside_the_page(pdf: Path) -> None:
    assert papier.BOESE[0] in text(pdf, 4)
    assert "<b>fett & Co</b>" in text(pdf, 10)
    long_key = text(pdf, 13)
    assert "BG 0123456789" in long_key
    with pikepdf.open(pdf) as sheet, sheet.open_outline() as outline:
        assert len(outline.root) == len(BOEGEN)
        assert outline.root[0].title == "Prüfbogen 1-03-014-1 · BG 08-110037"
        assert outline.root[-1].title == "Prüfbogen"


def test_every_cause_has_its_own_letter() -> None:
    assert tuple(BUCHSTABEN.values()) == URSACHEN
    assert all(len(letter) == 1 for letter in BUCHSTABEN)


def test_a_point_out_of_force_says_so_instead_of_asking(tmp_path: Path) -> None:
    katalog = VORDRUCK.katalog
    pause = Aussetzung(date(2024, 1, 1), None, f"Sozialschutzpaket {'mit einem langen Grund ' * 20}am Ende")
    punkte = (
        replace(katalog.punkte[0], aussetzungen=(pause,), sperrt=(katalog.punkte[1].code,)), *katalog.punkte[1:]
    )  # fmt: skip
    path = tmp_path / "Aussetzung.pdf"
    write_pruefboegen(path, replace(VORDRUCK, katalog=replace(katalog, punkte=punkte)), (MUSTER,))
    words = text(path)
    assert words.count("☐") == len(KAESTCHEN) * (len(punkte) - 2)
    assert "Sozialschutzpaket" in words
    assert f"Entfällt mit {katalog.punkte[0].code}" in words
    assert squeezed(words).count(squeezed("langen Grund am Ende.")) == 2


def test_cancelling_leaves_no_file(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        assert total == len(BOEGEN)
        if done == 2:
            raise Cancelled

    path = tmp_path / "Abbruch.pdf"
    with pytest.raises(Cancelled):
        write_pruefboegen(path, VORDRUCK, BOEGEN, stop)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with papier.mappe(tmp_path_factory.mktemp("mappe") / "QM-2025.qcheck") as opened:
        yield opened


@pytest.fixture(scope="module")
def key(workspace: Workspace) -> UUID:
    made = papier.gezogen(workspace, anzahl=12)
    papier.geprueft(workspace, made, 3)
    return made


@pytest.mark.parametrize(
    ("auswahl", "sheets"),
    [
        (ALLE, 12),
        (Bogenauswahl(nur_offene=True), 9),
        (Bogenauswahl(von=2, bis=4), 3),
        (Bogenauswahl(von=2, bis=4, nur_offene=True), 1),
        (Bogenauswahl(von=11), 2),
        (Bogenauswahl(bis=5), 5),
        (Bogenauswahl(muster=True), 1),
    ],
)
def test_one_sheet_for_every_file_asked_for(
    workspace: Workspace, key: UUID, tmp_path: Path, auswahl: Bogenauswahl, sheets: int
) -> None:
    (path,) = export(workspace, "pruefbogen", key, ("pdf",), tmp_path, stand=papier.STAND, auswahl=auswahl)
    assert path.name == "Pruefboegen_AP-2025-1_2025-06-04.pdf"
    with pikepdf.open(path) as written, written.open_outline() as outline:
        titles = [entry.title for entry in outline.root]
        assert len(written.pages) == 3 * sheets
    assert len(titles) == sheets
    if not auswahl.muster:
        numbers = [row.bogennummer for row in auswahl.waehle(workspace.read(pruefliste, key))]
        assert [title.split(" · ")[0] for title in titles] == [f"Prüfbogen {number}" for number in numbers]


@pytest.mark.parametrize(
    ("auswahl", "said"),
    [
        (Bogenauswahl(von=13), "Zu dieser Auswahl gibt es keine Akte"),
        (Bogenauswahl(von=5, bis=4), "liegt vor der ersten"),
    ],
)
def test_a_choice_without_files_writes_nothing(
    workspace: Workspace, key: UUID, tmp_path: Path, auswahl: Bogenauswahl, said: str
) -> None:
    with pytest.raises(UserError, match=said):
        export(workspace, "pruefbogen", key, ("pdf",), tmp_path / "neu", stand=papier.STAND, auswahl=auswahl)
    assert not (tmp_path / "neu").exists()


def test_what_is_seen_before_it_is_written(workspace: Workspace, key: UUID) -> None:
    seen = look(workspace, "pruefbogen", key, stand=papier.STAND)
    assert (1, "Fachlichkeit, 31 Prüfpunkte") in seen.gliederung
    assert seen.vorpruefung[0].text == "12 Prüfbögen"
    assert seen.vorpruefung[0].satz == "Je Bogen 3 Seiten; 9\xa0Akten noch zu prüfen."
