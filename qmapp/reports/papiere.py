"""The papers around an audit, read from a workspace: Prüfbögen and Prüfliste."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from uuid import UUID

from qmapp.checks import katalog as katalog_door
from qmapp.checks.aktenpruefung.akte import pruefliste
from qmapp.checks.aktenpruefung.grundgesamtheit import grundgesamtheit
from qmapp.checks.aktenpruefung.pruefung import pruefung
from qmapp.checks.aktenpruefung.rows import Aktenart, PrueflisteZeile
from qmapp.checks.katalog import Katalog
from qmapp.german import integer
from qmapp.progress import Progress
from qmapp.reports import wortlaut
from qmapp.reports.ablage import Schreiber
from qmapp.reports.art import BEISPIEL_FUSS, Ansicht, Art
from qmapp.reports.excel import write_workbook
from qmapp.reports.pruefbogen import MUSTER, Blattfolge, Bogen, Vordruck, write_pruefboegen
from qmapp.reports.pruefbogen.auswahl import ALLE, Bogenauswahl
from qmapp.reports.pruefliste import Listenkopf, pruefliste_sheets
from qmapp.reports.vorpruefung import Vorpruefung
from qmapp.workspace import Workspace, bereich

_ZUSATZ = {Aktenart.STICHPROBE: "", Aktenart.BEWUSST: "bewusste Auswahl", Aktenart.ZWEIT: "Zweitprüfung"}


def _vordruck(workspace: Workspace, pruefung_id: UUID, stand: date, umfang: int) -> Vordruck:
    head = workspace.read(pruefung, pruefung_id)
    liste = workspace.read(grundgesamtheit, pruefung_id)
    about = workspace.read(bereich)
    return Vordruck(
        kennung=head.kennung,
        titel=head.titel,
        amt=about.amt,
        katalog=workspace.read(katalog_door.katalog, head.katalog_id),
        zeitraum_von=head.zeitraum_von,
        zeitraum_bis=head.zeitraum_bis,
        umfang=umfang,
        schichtmerkmal=liste.angaben.spalte_schicht if liste is not None else "",
        stand=stand,
        dokument=f"{head.kennung}-PBG-{stand:%Y-%m-%d}",
        fusszeile=BEISPIEL_FUSS if about.beispiel else "erstellt mit Q-Check",
    )


def _boegen(workspace: Workspace, pruefung_id: UUID, stand: date, auswahl: Bogenauswahl) -> Schreiber:
    zeilen = workspace.read(pruefliste, pruefung_id)
    vordruck = _vordruck(workspace, pruefung_id, stand, _umfang(zeilen))
    boegen = (MUSTER,) if auswahl.muster else tuple(map(_bogen, auswahl.waehle(zeilen)))

    def write(path: Path, told: Progress) -> None:
        write_pruefboegen(path, vordruck, boegen, told)

    return write


def _umfang(zeilen: tuple[PrueflisteZeile, ...]) -> int:
    return sum(zeile.nachgerueckt and zeile.art is Aktenart.STICHPROBE for zeile in zeilen)


def _bogen(zeile: PrueflisteZeile) -> Bogen:
    sample = zeile.art is Aktenart.STICHPROBE
    return Bogen(
        nummer=zeile.bogennummer,
        schluessel=zeile.schluessel,
        schicht=zeile.schicht,
        team=zeile.team,
        position=zeile.position if sample else 0,
        zusatz="Ersatz" if sample and zeile.reserve_rang is not None else _ZUSATZ[zeile.art],
    )


def _bogenansicht(workspace: Workspace, pruefung_id: UUID, stand: date) -> Ansicht:
    zeilen = workspace.read(pruefliste, pruefung_id)
    vordruck = _vordruck(workspace, pruefung_id, stand, _umfang(zeilen))
    pages = len(Blattfolge(vordruck).seiten)
    katalog = vordruck.katalog
    chapters = [
        (1, f"{part.titel}, {integer(sum(p.bereich == part.schluessel for p in katalog.punkte))} Prüfpunkte")
        for part in katalog.bereiche
        if any(p.bereich == part.schluessel for p in katalog.punkte)
    ]
    return Ansicht(
        ((1, "Kopf mit Bogennummer und Aktenzeichen"), *chapters, (1, "Abschluss der Akte, Unterschrift")),
        (_zahl_der_boegen(zeilen, pages), *_alle_mit_nummer(zeilen), _fundstellen(katalog)),
    )


def _zahl_der_boegen(zeilen: tuple[PrueflisteZeile, ...], pages: int) -> Vorpruefung:
    sheets = ALLE.waehle(zeilen)
    left = sum(zeile.stand.zu_tun for zeile in sheets)
    one = "1 Prüfbogen" if len(sheets) == 1 else f"{integer(len(sheets))} Prüfbögen"
    size = "1 Seite" if pages == 1 else f"{integer(pages)} Seiten"
    return Vorpruefung(True, one, f"Je Bogen {size}; {wortlaut.akten(left)} noch zu prüfen.")


def _alle_mit_nummer(zeilen: tuple[PrueflisteZeile, ...]) -> tuple[Vorpruefung, ...]:
    without = sum(not zeile.bogennummer for zeile in zeilen)
    if not without:
        return (Vorpruefung(True, "Jeder Bogen hat eine Nummer", "Mit Prüfziffer gegen Tippfehler bei der Erfassung."),)
    return (
        Vorpruefung(False, "Bögen ohne Nummer", f"{wortlaut.akten(without)} lassen sich nur am Prüfplatz erfassen."),
    )


def _fundstellen(katalog: Katalog) -> Vorpruefung:
    unread = sum(punkt.pruefen for punkt in katalog.punkte)
    if unread:
        return Vorpruefung(
            False, "Fundstellen gegenlesen", f"{integer(unread)} Prüfpunkte des Katalogs sind noch gegenzulesen."
        )
    return Vorpruefung(True, "Fundstellen gegengelesen", "Kein Prüfpunkt des Katalogs wartet auf eine Durchsicht.")


def _liste(workspace: Workspace, pruefung_id: UUID, stand: date, _: Bogenauswahl) -> Schreiber:
    zeilen = workspace.read(pruefliste, pruefung_id)
    kopf = _listenkopf(workspace, pruefung_id, stand)

    def write(path: Path, told: Progress) -> None:
        sheets = pruefliste_sheets(kopf, zeilen)
        author = workspace.read(bereich).amt
        write_workbook(path, sheets, title=f"Prüfliste {kopf.pruefung.kennung}", author=author, progress=told)

    return write


def _listenkopf(workspace: Workspace, pruefung_id: UUID, stand: date) -> Listenkopf:
    return Listenkopf(
        workspace.read(pruefung, pruefung_id),
        workspace.read(grundgesamtheit, pruefung_id),
        stand,
        workspace.read(bereich).beispiel,
    )


def _listenansicht(workspace: Workspace, pruefung_id: UUID, stand: date) -> Ansicht:
    zeilen = workspace.read(pruefliste, pruefung_id)
    sheets = pruefliste_sheets(_listenkopf(workspace, pruefung_id, stand), zeilen)
    checks = (
        Vorpruefung(True, "Vertraulich", "Die Liste nennt Aktenzeichen. Sie gehört nur in die Hände der Befugten."),
        *_alle_mit_nummer(zeilen),
    )
    return Ansicht(tuple((1, f"{sheet.name}, {integer(len(sheet.rows))} Zeilen") for sheet in sheets), checks)


PAPIERE: Mapping[str, Art] = {
    "pruefbogen": Art("die Prüfbögen", "Pruefboegen", ("pdf",), schreibe=_boegen, ansicht=_bogenansicht),
    "pruefliste": Art("die Prüfliste", "Pruefliste", ("xlsx",), schreibe=_liste, ansicht=_listenansicht),
}
