"""Writes the example workspace through the same commands the user's clicks call."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from hashlib import sha256
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from sqlmodel import Session

from qmapp import __version__
from qmapp.beispiel import (
    antworten,
    befragungen,
    berichtspflichten,
    feststellungen,
    folgen,
    jahresplan,
    qchecks,
    quelle,
    zweitpruefung,
)
from qmapp.beispiel.quelle import Amt, Beispielpruefung
from qmapp.checks import katalog
from qmapp.checks.aktenpruefung import akte, grundgesamtheit, pruefung, stichprobe, ziehung
from qmapp.checks.aktenpruefung.freigabe import schritte
from qmapp.checks.aktenpruefung.rows import ListenAngaben, Plan, Schichtung, Startwertherkunft
from qmapp.progress import Progress, silent
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace

TITEL = "Beispieljahr 2025"
_STEPS = 4
T = TypeVar("T")


def create_example(path: Path, progress: Progress = silent) -> None:
    """Write the example workspace to a new file; it opens without a passphrase and says that it is an example.

    Raises UserError where the file exists or cannot be written. Nothing is left of it when it is cancelled.
    """
    office = quelle.amt()
    stories = quelle.pruefungen()
    workspace = Workspace.create(
        path, None, SCHEMA, title=TITEL, amt=office.name, wer=office.rollen["R-QMB"], sample=True
    )
    try:
        with workspace:
            written = [
                (story, _write(workspace, office, story, _part(progress, place, len(stories))))
                for place, story in enumerate(stories)
            ]
            workspace.execute("Jahresprüfpläne", jahresplan.plan_years, written)
            andere = qchecks.write(workspace, office) | befragungen.write(workspace, office)
            folgen.write(workspace, office, {story.kopf["id"]: key for story, key in written}, andere)
            workspace.execute("Berichtspflichten und Termine", berichtspflichten.write, office)
    except BaseException:
        for leftover in (path, *path.parent.glob(path.name + "-*")):
            leftover.unlink(missing_ok=True)
        raise


def _write(workspace: Workspace, office: Amt, story: Beispielpruefung, progress: Progress) -> UUID:
    kopf = story.kopf

    def act(what: str, command: Callable[..., T], *args: object, **told: object) -> T:
        label = f"{kopf['id']}: {what}"
        return workspace.execute(label, command, *args, **told)

    pruefung_id = act("Prüfung angelegt", _head, office, story)
    progress(1, _STEPS)
    act("Liste eingelesen", _population, pruefung_id, office, story)
    act("Stichprobe geplant", stichprobe.save_plan, pruefung_id, _plan(office, story))
    progress(2, _STEPS)
    drawn_by, when = office.rollen[kopf["gezogen_durch"]], _moment(kopf["gezogen_am"])
    act("Stichprobe gezogen", ziehung.draw, pruefung_id, wer=drawn_by, jetzt=when, version=__version__)
    act("Akten ersetzt und verloren", _missing, pruefung_id, story)
    progress(3, _STEPS)
    act("Akten geprüft", antworten.enter, pruefung_id, story, _examiners(office, story), heute=office.heute)
    if "zweitpruefung" in kopf["ergebnis"]:
        act("Akten ein zweites Mal geprüft", _again, pruefung_id, office, story)
    if kopf["status"] == "abgeschlossen":
        closed = kopf["abgeschlossen_am"]
        first, second = (office.rollen[role] for role in kopf["bestaetigt_durch"])
        act("Zur Freigabe vorgelegt", schritte.submit_pruefung, pruefung_id, jetzt=_moment(closed), wer=first)
        anchor = workspace.anchor()
        released = {"anker": f"{anchor.nr}:{anchor.hash}", "heute": closed, "jetzt": _moment(closed), "wer": second}
        act("Freigegeben und versiegelt", schritte.release_pruefung, pruefung_id, **released)
    if story.feststellungen:
        when = _moment(story.feststellungen[0]["datum"])
        told = list(story.feststellungen)
        act(
            "Feststellungen festgehalten",
            feststellungen.hold,
            pruefung_id,
            told,
            wer=office.rollen["R-QMB"],
            jetzt=when,
        )
    progress(4, _STEPS)
    return pruefung_id


def _head(session: Session, office: Amt, story: Beispielpruefung) -> UUID:
    kopf = story.kopf
    return pruefung.create_pruefung(
        session,
        titel=kopf["titel"],
        katalog=katalog.load(kopf["katalog"]),
        zeitraum_von=kopf["zeitraum_von"],
        zeitraum_bis=kopf["zeitraum_bis"],
        heute=kopf["auftrag_am"],
        kennung=kopf["id"],
        hoechstwert_prozent=f"{float(kopf['hoechstwert']) * 100:g}",
        pruefung_von=kopf["pruefung_von"],
        pruefung_bis=story.bis,
        zweck=kopf["zweck"],
        betrachtung=kopf["betrachtung"],
        rechtsgrundlage=kopf["rechtsgrundlage"],
        pruefende=", ".join(office.rollen[r] for r in kopf["pruefende"]) + ". " + kopf["regel_pruefende"],
    )


def _population(session: Session, pruefung_id: UUID, office: Amt, story: Beispielpruefung) -> None:
    rows = quelle.population(office, story)
    text = "Aktenzeichen;Standort;Team;Betrag\r\n" + "".join(
        f"{row.schluessel};{row.schicht};{row.team};{row.betrag_cent}\r\n" for row in rows
    )
    listed = story.kopf["grundgesamtheit"]
    grundgesamtheit.import_grundgesamtheit(
        session,
        pruefung_id,
        ListenAngaben(
            datei=listed["liste"],
            sha256=sha256(text.encode()).hexdigest(),
            spalte_schluessel="Aktenzeichen",
            spalte_schicht="Standort",
            spalte_betrag="Betrag",
            spalte_team="Team",
            stand=listed["stand"],
        ),
        rows,
    )


def _plan(office: Amt, story: Beispielpruefung) -> Plan:
    drawn, kopf = story.kopf["stichprobe"], story.kopf
    return Plan(
        quote_prozent=drawn["anteil_prozent"],
        schichtung=Schichtung.ANTEILIG,
        startwert=drawn["startwert"],
        startwert_herkunft=Startwertherkunft.GEWUERFELT,
        startwert_von=office.rollen[kopf["startwert_durch"]],
        reserve=drawn["ersatz_je_standort"],
        pruefende=len(kopf["pruefende"]),
    )


def _missing(session: Session, pruefung_id: UUID, story: Beispielpruefung) -> None:
    """Report files that are gone or did not belong, in the order of the draw, so that each spare takes its place."""
    ids = {row.schluessel: row.id for row in akte.akten(session, pruefung_id)}
    when, who = _moment(story.kopf["pruefung_von"]), "Prüfende"
    for case in story.faelle:
        if case.stand == "ersetzt":
            akte.replace_akte(session, ids[case.schluessel], case.grund, jetzt=when, wer=who)
        elif case.stand == "verloren":
            akte.lose_akte(session, ids[case.schluessel], case.grund, jetzt=when, wer=who)


def _again(session: Session, pruefung_id: UUID, office: Amt, story: Beispielpruefung) -> None:
    second, first = office.rollen["R-QMB-V"], office.rollen["R-QMB"]
    zweitpruefung.enter(session, pruefung_id, story, zweitpruefer=second, wer=first, jetzt=_moment(story.bis))


def _examiners(office: Amt, story: Beispielpruefung) -> dict[str, str]:
    """Who examines which Standort: nobody their own, the team leaders in turn."""
    roles = [office.rollen[role] for role in story.kopf["pruefende"]]
    return {place.name: roles[(number + 1) % len(roles)] for number, place in enumerate(office.standorte)}


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(8, 0), UTC)


def _part(progress: Progress, place: int, parts: int) -> Progress:
    def report(done: int, total: int) -> None:
        progress(place * total + done, parts * total)

    return report
