"""The Berichtspflichten and meetings of the example: what its Zielvereinbarung asks for and what became of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from qmapp.act import berichtspflicht as pflicht
from qmapp.act.berichtspflicht.rows import Regel
from qmapp.beispiel import quelle
from qmapp.beispiel.quelle import Amt

#: The event that tells of the report on the year before the Zielvereinbarung.
_FIRST_REPORT = "EV-002"
_SEND = "E-Mail mit Empfangsbestätigung"


@dataclass(frozen=True)
class _Folder:
    """The Zielvereinbarung as told: its head, its points by number, and what happened when."""

    kopf: dict[str, Any]
    punkte: dict[str, dict[str, Any]]
    ereignisse: dict[str, dict[str, Any]]
    gremien: dict[str, dict[str, Any]]

    def text(self, verweis: str, tag: date) -> str:
        """What the calendar says of a point on a day, empty where it says nothing."""
        told = self.ereignisse.values()
        return next((str(one["text"]) for one in told if (one["verweis"], one["datum"]) == (verweis, tag)), "")


def write(session: Session, office: Amt) -> None:
    """Write the three Berichtspflichten and the two series of the Zielvereinbarung with what is known until today."""
    folder = _read()
    _half_year(session, office, folder)
    _whole_year(session, office, folder)
    _quarter(session, office, folder)
    _meetings(session, office, folder)


def _read() -> _Folder:
    agreed = quelle.read_toml("zielvereinbarung.toml")
    events = quelle.read_toml("kalender.toml")["ereignis"]
    return _Folder(
        agreed["zielvereinbarung"],
        {point["id"]: point for point in agreed["punkt"]},
        {event["id"]: event for event in events},
        {one["id"]: one for one in quelle.read_toml("amt.toml")["gremium"]},
    )


def _half_year(session: Session, office: Amt, folder: _Folder) -> None:
    point = folder.punkte["ZVP-07"]
    made = _duty(
        session,
        office,
        "R-QMB",
        gueltig_ab=folder.kopf["laufzeit_von"],
        fassung={"regel": Regel.TAGE, "tage": ("06-15", "12-15"), "anlass": folder.kopf["titel"]},
        titel="Halbjahresbericht",
        grundlage=f"{folder.kopf['id']}, ZVP-03 und ZVP-07",
        inhalt="Quote vermeidbarer Stattgaben mit Steuerungsmaßnahmen; Ergebnisse der Aktenprüfung.",
    )
    _partner(session, made, folder)
    for report in point["berichte"]:
        due, sent = report["faellig"], report["versandt"]
        note = folder.text("ZVP-07", sent)
        pflicht.deliver(session, made, f"{due.year}/{due:%Y-%m-%d}", am=sent, heute=office.heute, weg=_SEND, notiz=note)


def _whole_year(session: Session, office: Amt, folder: _Folder) -> None:
    point, first = folder.punkte["ZVP-08"], folder.ereignisse[_FIRST_REPORT]
    change = next(one for one in folder.kopf["gegenueber_vorgaenger"] if one["punkt"] == point["id"])
    made = _duty(
        session,
        office,
        "R-KOS",
        gueltig_ab=date(first["datum"].year - 1, 1, 1),
        fassung={"regel": Regel.FOLGEJAHR, "tage": ("01-15",), "anlass": change["text"]},
        titel=point["titel"],
        grundlage=f"{folder.kopf['id']}, {point['id']}",
        inhalt=point["text"],
    )
    _partner(session, made, folder)
    committee = folder.gremien[folder.kopf["gremium"]]
    days = (committee["letzte"], committee["naechste"])
    pflicht.add_empfaenger(session, made, name=committee["name"], gremium="berät den Bericht", termine=days)
    told = [(first["datum"], first["datum"])] + [(one["faellig"], one["versandt"]) for one in point["berichte"]]
    for due, sent in told:
        note = folder.text(point["id"], sent)
        key = f"{due.year - 1}/{due:%Y-%m-%d}"
        pflicht.deliver(session, made, key, am=sent, heute=office.heute, weg=_SEND, notiz=note)


def _quarter(session: Session, office: Amt, folder: _Folder) -> None:
    point = folder.punkte["ZVP-06"]
    made = _duty(
        session,
        office,
        "R-FOR",
        gueltig_ab=folder.kopf["laufzeit_von"],
        fassung={"regel": Regel.EINGANG, "arbeitstage": 10, "je_jahr": 4, "anlass": folder.kopf["titel"]},
        titel="Forderungsliste",
        grundlage=f"{folder.kopf['id']}, {point['id']}",
        inhalt=point["text"],
    )
    _partner(session, made, folder)
    for list_ in point["lieferungen"]:
        year, _, quarter = list_["quartal"].partition("-Q")
        key = f"{year}/Q{int(quarter):02d}"
        pflicht.enter_eingang(session, made, key, list_["eingang"], heute=office.heute)
        late = list_["versandt"] > list_["faellig"]
        told = {"grund": point["rueckblick"], "steuerung": point["zielwertkontrolle"]} if late else {}
        note = folder.text(point["id"], list_["versandt"])
        pflicht.deliver(session, made, key, am=list_["versandt"], heute=office.heute, weg=_SEND, notiz=note, **told)


def _meetings(session: Session, office: Amt, folder: _Folder) -> None:
    year = folder.kopf["laufzeit_von"].year
    service, heads = folder.punkte["ZVP-02"], folder.punkte["ZVP-04"]
    made = _series(session, folder, service, year, "Dienstbesprechung mit dem Jobcenter", ("R-KOS", "R-JC"), office)
    # „ab 2026 werden vier geplant und drei vereinbart“
    pflicht.set_mindestens(session, made, year + 1, 3)
    committee = folder.gremien["G-03"]
    made = _series(session, folder, heads, year, committee["name"], committee["mitglieder"], office)
    pflicht.add_termin(session, made, heute=office.heute, datum=committee["naechste"])


def _series(
    session: Session,
    folder: _Folder,
    point: dict[str, Any],
    year: int,
    titel: str,
    roles: tuple[str, ...] | list[str],
    office: Amt,
) -> UUID:
    names = [office.rollen[role] for role in roles]
    made = pflicht.create_terminserie(
        session,
        ab_jahr=year,
        mindestens=int(point["zielwert"]),
        titel=titel,
        grundlage=f"{folder.kopf['id']}, {point['id']}",
        rolle=office.rollen["R-KOS"],
        inhalt=point["text"],
        pflicht=names,
    )
    for day in point["termine"]:
        pflicht.add_termin(
            session,
            made,
            heute=office.heute,
            datum=day,
            teilnehmende=names,
            notiz=folder.text(point["id"], day),
        )
    return made


def _duty(session: Session, office: Amt, role: str, **told: Any) -> UUID:
    return pflicht.create_berichtspflicht(session, rolle=office.rollen[role], **told)


def _partner(session: Session, made: UUID, folder: _Folder) -> None:
    partner = folder.kopf["partner"][0]
    pflicht.add_empfaenger(session, made, name=partner["name"])
