"""A thread with everything a public version must leave out, each told by a word that stands nowhere else."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from qmapp.act import empfehlung as empf
from qmapp.act import feststellung as fest
from qmapp.act import management_response as antwort
from qmapp.act import massnahme as mass
from qmapp.act.empfehlung.rows import Grund, Haltung, Prioritaet, Veroeffentlichung
from qmapp.act.massnahme.rows import Status, Vorbehalt, Wirkung
from qmapp.checks.aktenpruefung.pruefung import pruefungen
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace

JAHR = 2031
BEGINN = date(2031, 2, 3)
STAND = date(2031, 12, 1)
LEITUNG = "Petra Freigeberin"
#: Words of inner entries, persons and notes; none may reach the public.
INTERN = (
    "Freigeberin", "Entwerferin", "Personsche", "Beteiligtenstelle", "Vorbehaltsstelle", "Bemerkungswort",
    "Statusgrundwort", "Verschiebegrund", "Genehmigerin", "Prueferin", "Geheimempfehlung", "Geheimmassnahme",
    "Entwurfswort", "RM-GEHEIM", "Befundwortlaut", "Wirkwort",
)  # fmt: skip
_E, _I = Veroeffentlichung.EXTERN, Veroeffentlichung.INTERN


def um(tag: date) -> datetime:
    return datetime(tag.year, tag.month, tag.day, 9, tzinfo=UTC)


class Faden:
    """Short ways to make entries in a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self.ws = workspace

    def empfehlung(self, titel: str, sicht: Veroeffentlichung = _E, feststellungen: tuple[UUID, ...] = ()) -> UUID:
        return self.ws.execute(
            "E", empf.create_empfehlung, heute=BEGINN, jetzt=um(BEGINN), wer="Entwerferin", jahr=JAHR,
            feststellungen=feststellungen, titel=titel, text=f"{titel}: So soll es werden.", adressat="Alle Standorte",
            prioritaet=Prioritaet.HOCH, veroeffentlichung=sicht,
        )  # fmt: skip

    def massnahme(self, titel: str, empfehlung_id: UUID | None, sicht: Veroeffentlichung = _E, **mehr: object) -> UUID:
        given: dict[str, object] = {
            "titel": titel,
            "text": f"{titel} wird eingeführt.",
            "verantwortlich": "Leitung Grundsatz",
            "vereinbart_am": BEGINN,
            "frist": BEGINN + timedelta(days=90),
            "veroeffentlichung": sicht,
        }
        return self.ws.execute(
            "M", mass.create_massnahme, heute=BEGINN, jetzt=um(BEGINN), wer="Entwerferin",
            empfehlung_id=empfehlung_id, **{**given, **mehr},
        )  # fmt: skip

    def stand(self, key: UUID, status: Status, am: date, grund: str = "") -> None:
        self.ws.execute("S", mass.set_status, key, status, am=am, grund=grund, jetzt=um(STAND), wer="Entwerferin")

    def antwort(self, key: UUID, haltung: Haltung, *, frei: bool = True, text: str = "Wir folgen dem.") -> None:
        why = (
            {} if haltung is Haltung.ANGENOMMEN else {"grund": Grund.RESSOURCEN, "begruendung": "Es fehlt an Stellen."}
        )
        self.ws.execute(
            "A",
            empf.draft_stellungnahme,
            key,
            wer="Entwerferin",
            haltung=haltung,
            text=text,
            rolle="Amtsleitung",
            **why,
        )
        if frei:
            self.ws.execute("F", antwort.release_stellungnahme, key, heute=BEGINN, wer=LEITUNG)


def schreibe(path: Path) -> Workspace:
    """Fill a copy of the example year, whose Prüfungen give the rates before and after; the caller closes it."""
    workspace = Workspace.open(path, None, SCHEMA, wer="QMB")
    faden = Faden(workspace)
    found = {row.kennung: row.id for row in workspace.read(fest.feststellungen)}
    audits = {row.kennung: row.id for row in workspace.read(pruefungen)}
    few = workspace.execute(
        "FS", fest.create_feststellung, heute=BEGINN, jetzt=um(BEGINN), wer="QMB", titel="Frist selten vermerkt",
        text="Befundwortlaut", anzahl=2, bewertet=607, zaehlt="materielle Fehler", pruefung_id=audits["AP-2025-2"],
    )  # fmt: skip
    angenommen = faden.empfehlung("Abrechnung jährlich anfordern", feststellungen=(found["FS-001"], few))
    teilweise = faden.empfehlung("Musterschreiben einführen")
    intern = faden.empfehlung("Geheimempfehlung", _I)
    offen = faden.empfehlung("Sprechzeit am Nachmittag")
    abgelehnt = faden.empfehlung("Neue Vordrucke")
    zuletzt = faden.empfehlung("Rechenblatt prüfen")
    _wirksame(faden, angenommen, audits)
    _verspaetete(faden, teilweise)
    faden.massnahme("Geheimmassnahme eins", angenommen, _I)
    faden.massnahme("Geheimmassnahme zwei", intern, _I)
    faden.massnahme("Rechenblatt verteilen", zuletzt, frist=date(2032, 1, 30), bedarf_cent=1_850_050)
    frei = faden.massnahme("Fall des Monats", None, herkunft="RM-GEHEIM", good_practice=True)
    faden.stand(frei, Status.UMGESETZT, date(2031, 3, 5))
    for key, haltung in (
        (angenommen, Haltung.ANGENOMMEN),
        (teilweise, Haltung.TEILWEISE),
        (intern, Haltung.ANGENOMMEN),
        (abgelehnt, Haltung.ABGELEHNT),
        (zuletzt, Haltung.ANGENOMMEN),
    ):
        faden.antwort(key, haltung)
    faden.antwort(offen, Haltung.ANGENOMMEN, frei=False, text="Entwurfswort")
    workspace.execute("G", empf.draft_gesamtstellungnahme, JAHR, text="Wir danken allen.", rolle="Amtsleitung")
    workspace.execute("G", empf.release_gesamtstellungnahme, JAHR, heute=BEGINN, wer=LEITUNG)
    return workspace


def _wirksame(faden: Faden, empfehlung_id: UUID, audits: dict[str, UUID]) -> None:
    """One that has worked by the rates of the example, and one whose few counts may not be told."""
    done = faden.massnahme("Wiedervorlage setzen", empfehlung_id, person="Personsche", bemerkung="Bemerkungswort")
    stone = faden.ws.execute("MS", mass.add_meilenstein, done, "Regel hinterlegt", date(2031, 3, 1))
    faden.ws.execute("MS", mass.complete_meilenstein, stone, date(2031, 2, 27))
    faden.stand(done, Status.UMGESETZT, date(2031, 3, 10))
    given = {
        "durch": "Prueferin",
        "pruefung_vorher_id": audits["AP-2025-1"],
        "pruefung_nachher_id": audits["AP-2025-2"],
    }
    faden.ws.execute(
        "W", mass.check_wirksamkeit, done, geprueft_am=date(2031, 6, 2), ergebnis=Wirkung.WIRKSAM,
        text="Die Regel greift.", punkt="AP-KDU-21", zaehlt="F2+F3", **given,
    )  # fmt: skip
    rare = faden.massnahme("Haushaltsstelle prüfen", empfehlung_id, beteiligte=("Beteiligtenstelle",))
    faden.stand(rare, Status.UMGESETZT, date(2031, 3, 20))
    faden.ws.execute(
        "W", mass.check_wirksamkeit, rare, geprueft_am=date(2031, 6, 2), ergebnis=Wirkung.TEILWEISE,
        text="Wirkwort: zuletzt nur noch zwei Akten.", punkt=SELTEN, zaehlt="F2+F3", **given,
    )  # fmt: skip


#: A Prüfpunkt with one or two material errors in one of the two reviews of the example.
SELTEN = "AP-KDU-01"


def _verspaetete(faden: Faden, empfehlung_id: UUID) -> None:
    late = faden.massnahme(
        "Musterschreiben abstimmen",
        empfehlung_id,
        vorbehalt=Vorbehalt.FINANZIERUNG,
        vorbehalt_stelle="Vorbehaltsstelle",
    )
    for month in (6, 7, 8):
        faden.ws.execute(
            "V", mass.postpone, late, date(2031, month, 28), "Verschiebegrund", heute=date(2031, month - 1, 1),
            genehmigt="Genehmigerin",
        )  # fmt: skip
    faden.ws.execute("MS", mass.add_meilenstein, late, "Entwurf liegt vor", date(2031, 7, 1))
    faden.stand(late, Status.VERZOEGERT, date(2031, 8, 1), "Statusgrundwort")
