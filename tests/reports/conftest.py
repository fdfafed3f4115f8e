"""Auswertungen of the example year as rows, built from its independently checked figures and not by our queries."""

import tomllib
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any
from uuid import UUID

import pytest

from qmapp.checks.aktenpruefung.auslosung import zieh
from qmapp.checks.aktenpruefung.protokoll import protokoll as make_protokoll
from qmapp.checks.aktenpruefung.rows import (
    Aktenstand,
    AkteZeile,
    Auswertung,
    BereichErgebnis,
    Betraege,
    Betrag,
    Geschichtet,
    ListenAngaben,
    Plan,
    Pruefung,
    PunktErgebnis,
    Quote,
    SchichtErgebnis,
    Schichtung,
    Startwertherkunft,
    Vertiefung,
    Zeile,
)
from qmapp.checks.katalog import Katalog, load
from qmapp.checks.sampling.rechenweg import for_hypergeometric, for_korn_graubard
from qmapp.paths import resources
from tests.reports import vertieft

STANDORTE = {"SO-MI": "Mitte", "SO-NO": "Nord", "SO-OS": "Ost", "SO-SU": "Süd", "SO-WE": "West"}
SICHERHEIT = Fraction(95, 100)


@pytest.fixture(scope="session")
def katalog() -> Katalog:
    return load("AP-KDU")


@pytest.fixture(scope="session")
def laeufe() -> dict[str, dict[str, Any]]:
    """The runs of the example year as its file states them."""
    data = tomllib.loads((resources() / "beispieljahr" / "aktenpruefungen.toml").read_text("utf-8"))
    return {lauf["id"]: lauf for lauf in data["pruefung"]}


@pytest.fixture(scope="session")
def auswertung(laeufe: dict[str, dict[str, Any]], katalog: Katalog) -> Auswertung:
    """AP-2025-1: 71 of 653, not certain."""
    return auswertung_aus(laeufe["AP-2025-1"], katalog)


@pytest.fixture(scope="session")
def vertiefung(katalog: Katalog) -> Vertiefung:
    """Round numbers, built by hand."""
    return vertieft.vertiefung(katalog)


@pytest.fixture(scope="session")
def vorlaeufig(laeufe: dict[str, dict[str, Any]], katalog: Katalog) -> Auswertung:
    """AP-2026-1: 214 of 661 files examined."""
    return auswertung_aus(laeufe["AP-2026-1"], katalog)


@pytest.fixture(scope="session")
def protokoll(laeufe: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The draw of AP-2025-1 over the whole population, with one spare moved up."""
    written = protokoll_aus(laeufe["AP-2025-1"])
    first = written["stichprobe"][0]
    spare = next(entry for entry in written["reserve"] if entry["schicht"] == first["schicht"])
    written["ersetzungen"] = [
        {
            "schluessel": first["schluessel"],
            "schicht": first["schicht"],
            "grund": "An anderen Träger abgegeben",
            "ersatz": spare["schluessel"],
            "am": "2025-03-17T10:00:00+00:00",
            "durch": "QMB",
        }
    ]
    return written


@pytest.fixture(scope="session")
def protokoll_vorlaeufig(laeufe: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return protokoll_aus(laeufe["AP-2026-1"])


@pytest.fixture(scope="session")
def akten() -> tuple[AkteZeile, ...]:
    """Files replaced and lost, with reasons; their keys must not reach the Prüfbericht."""
    gruende = [
        (Aktenstand.ERSETZT, "Leistung vor dem Stichtag eingestellt", 8),
        (Aktenstand.ERSETZT, "An anderen Träger abgegeben", 6),
        (Aktenstand.VERLOREN, "Akte nach zwei Suchaufträgen nicht auffindbar", 9),
    ]
    zeilen = [(stand, grund) for stand, grund, anzahl in gruende for _ in range(anzahl)]
    return tuple(
        AkteZeile(
            id=UUID(int=n),
            position=n,
            schluessel=f"GEHEIM-{n:05d}",
            schicht="Mitte",
            team="",
            stand=stand,
            mangel=0,
            offen=0,
            beantwortet=0,
            rang=n,
            ersatz_fuer=None,
            grund=grund,
        )
        for n, (stand, grund) in enumerate(zeilen, 1)
    )


def protokoll_aus(lauf: dict[str, Any]) -> dict[str, Any]:
    """The population is numbered per Standort; its SHA-256 is the one the example states."""
    bestand = lauf["grundgesamtheit"]
    zeilen = [
        Zeile(f"{standort[-2:]}-{n:05d}", STANDORTE[standort])
        for standort, anzahl in bestand["standorte"].items()
        for n in range(1, anzahl + 1)
    ]
    gezogen = lauf["gezogen_am"]
    ergebnis = zieh(zeilen, _plan(lauf))
    assert ergebnis.pruefsumme == bestand["pruefsumme_sha256"]
    return make_protokoll(
        ergebnis,
        angaben=ListenAngaben(
            datei=bestand["liste"],
            sha256="ab" * 32,
            spalte_schluessel="Akte",
            spalte_schicht="Standort",
            stand=bestand["stand"],
            ausgelassen=((22085, "Summenzeile"),),
        ),
        wer="QM-Beauftragte",
        jetzt=datetime(gezogen.year, gezogen.month, gezogen.day, 9, 0, tzinfo=UTC),
        version="0.1.0",
        kennung=lauf["id"],
        titel=lauf["titel"],
    )


def auswertung_aus(lauf: dict[str, Any], katalog: Katalog) -> Auswertung:
    ergebnis, vorlaeufig = lauf["ergebnis"], lauf["ergebnis"].get("vorlaeufig", False)
    gesamt, gezogen = lauf["grundgesamtheit"]["anzahl"], lauf["stichprobe"]["umfang"]
    punkte = tuple(_punkt(row, katalog) for row in lauf["punkt"])
    schichten = tuple(_schicht(row) for row in lauf["standort"])
    satz = lauf["satz"]
    return Auswertung(
        pruefung=_pruefung(lauf, katalog),
        grundgesamtheit=gesamt,
        gezogen=gezogen,
        geprueft=ergebnis["geprueft"],
        verloren=ergebnis["verloren"],
        ersetzt=ergebnis["ersetzt"],
        offen=sum(s.offen for s in schichten),
        mit_material=ergebnis["mit_materiellem_fehler"],
        nur_formell=ergebnis["nur_formeller_mangel"],
        ohne=ergebnis["ohne_beanstandung"],
        fallquote=_quote(ergebnis["fallfehlerquote"]),
        geschichtet=_geschichtet(ergebnis["geschichtet"]),
        verloren_als_fehler=_quote(ergebnis["empfindlichkeit"]["verloren_als_fehler"]),
        verloren_als_korrekt=_quote(ergebnis["empfindlichkeit"]["verloren_als_korrekt"]),
        sicherheit=SICHERHEIT,
        hoechstwert=Fraction(lauf["hoechstwert"]),
        urteil=None if vorlaeufig else lauf["urteil"],
        satz=satz,
        kernsatz=satz.split(". ")[0].removesuffix(".") + ".",
        vorlaeufig=vorlaeufig,
        hinweise=(ergebnis["hinweis"],) if vorlaeufig else (),
        bereiche=tuple(_bereich(ergebnis[b.titel.lower()], b, gesamt) for b in katalog.bereiche),
        punkte=punkte,
        schichten=schichten,
        test_p=ergebnis["standorte_p_wert"],
        test_satz="Die Abweichungen zwischen den Schichten können Zufall sein (Chi-Quadrat-Test, p = 0,11).",
        betraege=_betraege(lauf["betraege"], ergebnis["geprueft"]),
        ursachen=(("Frist", 22), ("Rechtsanwendung", 19), ("Dokumentation", 12)),
        haeufigste=tuple(sorted((p for p in punkte if p.material), key=lambda p: -p.material)),
        rechenwege=_rechenwege(lauf, schichten),
    )


def _pruefung(lauf: dict[str, Any], katalog: Katalog) -> Pruefung:
    gezogen: date = lauf["gezogen_am"]
    return Pruefung(
        id=UUID(int=1),
        kennung=lauf["id"],
        titel=lauf["titel"],
        katalog_id=UUID(int=2),
        katalog_code=katalog.code,
        katalog_titel=katalog.titel,
        katalog_version=katalog.version,
        rechtsstand=katalog.rechtsstand,
        zeitraum_von=lauf["zeitraum_von"],
        zeitraum_bis=lauf["zeitraum_bis"],
        pruefung_von=lauf["pruefung_von"],
        pruefung_bis=lauf.get("pruefung_bis"),
        hoechstwert_prozent="10",
        zweck=lauf["zweck"],
        betrachtung=lauf["betrachtung"],
        rechtsgrundlage=lauf["rechtsgrundlage"],
        pruefende=lauf["regel_pruefende"],
        angelegt_am=lauf["auftrag_am"],
        abgeschlossen_am=lauf.get("abgeschlossen_am"),
        abgeschlossen_durch="QMB",
        wiedereroeffnet_grund="",
        gezogen_um=datetime(gezogen.year, gezogen.month, gezogen.day, 9, 0, tzinfo=UTC),
        gezogen_durch="QMB",
        plan=_plan(lauf),
        stand="Abgeschlossen",
    )


def _plan(lauf: dict[str, Any]) -> Plan:
    return Plan(
        schichtung=Schichtung.ANTEILIG,
        startwert=lauf["stichprobe"]["startwert"],
        startwert_herkunft=Startwertherkunft.GEWUERFELT,
        startwert_von="Leitung Grundsatz",
    )


def _quote(row: dict[str, Any], *, geschaetzt: bool = False) -> Quote:
    def first(*names: str) -> Any:
        return next((row[name] for name in names if name in row), None)

    return Quote(
        zaehler=first("zaehler", "material", "mit_fehler") or 0,
        nenner=first("nenner", "bewertet", "geprueft") or 0,
        grundgesamtheit=first("grundgesamtheit", "grundgesamtheit_geschaetzt", "bestand") or 0,
        wert=row.get("quote"),
        unten=row.get("unten"),
        oben=row.get("oben"),
        unten_akten=row.get("unten_akten"),
        oben_akten=row.get("oben_akten"),
        geschaetzt=geschaetzt,
    )


def _geschichtet(row: dict[str, Any]) -> Geschichtet:
    return Geschichtet(
        wert=row["quote"],
        se=row["standardfehler"],
        unten=row["unten"],
        oben=row["oben"],
        akten=row["hochgerechnete_akten"],
    )


def _schicht(row: dict[str, Any]) -> SchichtErgebnis:
    return SchichtErgebnis(
        name=STANDORTE[row["standort"]],
        **{k: row[k] for k in ("bestand", "zugeteilt", "ersetzt", "verloren", "geprueft", "offen")},
        mit_mangel=row["mit_fehler"],
        quote=_quote(row),
        zu_wenige=row["geprueft"] < 30,
    )


def _punkt(row: dict[str, Any], katalog: Katalog) -> PunktErgebnis:
    return PunktErgebnis(
        punkt=katalog.punkt(row["punkt"]),
        zaehlung=tuple(row["gesamt"]),
        bewertet=row["bewertet"],
        material=row.get("material", 0),
        formell=row["gesamt"][1],
        quote=_quote(row, geschaetzt=True),
        zu_viel_cent=row["zu_viel_cent"],
        zu_wenig_cent=row["zu_wenig_cent"],
    )


def _bereich(row: dict[str, Any], bereich: Any, gesamt: int) -> BereichErgebnis:
    return BereichErgebnis(
        bereich=bereich,
        bewertet=row["bewertete_punkte"],
        material=row["materielle_fehler"],
        formell=row["formelle_maengel"],
        quote_material=row["punktfehlerquote_materiell"],
        quote_gesamt=row["punktfehlerquote_gesamt"],
        akten=Quote(zaehler=13, nenner=653, grundgesamtheit=gesamt, wert=13 / 653, unten=0.0107, oben=0.0337),
    )


def _betraege(rows: dict[str, dict[str, Any]], geprueft: int) -> Betraege:
    def betrag(name: str) -> Betrag:
        row = dict(rows[name])
        return Betrag(summe_cent=row.pop("summe_stichprobe_cent"), **row)

    brutto = betrag("brutto")
    return Betraege(
        zu_viel=betrag("zu_viel"),
        zu_wenig=betrag("zu_wenig"),
        netto=betrag("netto"),
        brutto=brutto,
        warnungen=("Nur 21 Akten mit zu wenig gezahltem Betrag: Der Bereich ist unsicher.",),
        je_akte_cent=round(brutto.summe_cent / geprueft),
    )


def _rechenwege(lauf: dict[str, Any], schichten: tuple[SchichtErgebnis, ...]) -> tuple[Any, ...]:
    quote = lauf["ergebnis"]["fallfehlerquote"]
    gesamt = lauf["grundgesamtheit"]["anzahl"]
    return (
        for_hypergeometric(population=gesamt, n=quote["nenner"], x=quote["zaehler"], confidence=SICHERHEIT),
        for_korn_graubard(
            sizes=[s.bestand for s in schichten],
            drawn=[s.geprueft for s in schichten],
            errors=[s.mit_mangel for s in schichten],
            confidence=SICHERHEIT,
            names=[s.name for s in schichten],
        ),
    )
