"""How far the draw of a Prüfung has come: the list, the plan, and what of each stratum is on the desk."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import grundgesamtheit, tables
from qmapp.checks.aktenpruefung.folgeziehung.fortsetzung import Topf, toepfe, verteile
from qmapp.checks.aktenpruefung.folgeziehung.rows import Stufe
from qmapp.checks.aktenpruefung.folgeziehung.stufen import stufe_geschichtet
from qmapp.checks.aktenpruefung.rows import Aktenart, Aktenstand, Auswahl, Plan, Zeile
from qmapp.checks.aktenpruefung.stichprobe import plan as kept_plan
from qmapp.checks.sampling.draw import population_digest
from qmapp.errors import UserError


@dataclass(frozen=True)
class Ziehungsstand:
    """``zeilen`` are the rows that can be drawn, ``toepfe`` the strata as far as they are drawn, by schicht_nr."""

    plan: Plan
    zeilen: tuple[Zeile, ...]
    toepfe: tuple[Topf, ...]
    geprueft: int

    @property
    def gezogen(self) -> int:
        """Files of the sample, without spares."""
        return sum(topf.gezogen for topf in self.toepfe)

    def stufe(self, added: Mapping[str, int]) -> Stufe:
        """What the sample shows with so many files more in each stratum."""
        return stufe_geschichtet(
            self.plan, [(len(t.schluessel), t.gezogen + added.get(t.name, 0)) for t in self.toepfe]
        )

    @cached_property
    def pruefsumme(self) -> str:
        """Digest of the rows that can be drawn."""
        return population_digest(row.schluessel for row in self.zeilen)

    def zuwachs(self, auf: int | None, je_schicht: Mapping[str, int] | None) -> dict[str, int]:
        """New files per stratum for a total or as given per stratum; raises UserError where that is not possible."""
        require_order(self.plan)
        if je_schicht is None:
            return verteile(self.plan, self.toepfe, auf or 0)
        if not self.plan.geschichtet:
            raise UserError("Die Stichprobe wurde ohne Schichten gezogen.", field="auf")
        added = {topf.name: je_schicht.get(topf.name, 0) for topf in self.toepfe}
        if set(je_schicht) - set(added) or not any(added.values()):
            raise UserError("Bitte geben Sie an, wie viele Akten welche Schicht dazubekommt.", field="je_schicht")
        for topf in self.toepfe:
            if not 0 <= added[topf.name] <= topf.frei:
                name = topf.name or "ohne Angabe"
                raise UserError(f"In der Schicht „{name}“ sind noch {topf.frei} Akten übrig.", field="je_schicht")
        return added


def require_order(plan: Plan) -> None:
    """Raises UserError for a draw in equal steps, whose order nothing can continue."""
    if plan.auswahl is not Auswahl.ZUFALL:
        raise UserError(
            "Eine Auswahl in gleichen Schritten lässt sich nicht fortsetzen.",
            advice="Legen Sie für weitere Akten eine zweite Ziehung an.",
        )


def lies_stand(session: Session, pruefung_id: UUID) -> Ziehungsstand:
    """The draw as it stands; raises UserError where the list is not the one that was drawn from."""
    population = grundgesamtheit.grundgesamtheit(session, pruefung_id)
    assert population is not None, "a drawn Prüfung has a list"
    plan = kept_plan(session, pruefung_id)
    rows = list(grundgesamtheit.zeilen(session, pruefung_id))
    if population_digest(row.schluessel for row in rows) != population.pruefsumme:
        raise UserError(
            "Die Akten der Liste sind nicht mehr die, aus denen gezogen wurde.", advice="Bitte melden Sie den Vorfall."
        )
    out = {entry.schluessel for entry in population.ausschluesse}
    left = tuple(row for row in rows if row.schluessel not in out)
    akte = tables.Akte
    drawn: Counter[str] = Counter()
    moved: Counter[str] = Counter()
    examined = 0
    query = select(akte.schicht, akte.reserve_rang, akte.ersatz_fuer_id, akte.stand).where(
        akte.pruefung_id == pruefung_id, col(akte.art) == Aktenart.STICHPROBE
    )
    for schicht, reserve, original, stand in session.exec(query):
        name = schicht if plan.geschichtet else ""
        drawn[name] += reserve is None
        moved[name] += reserve is not None and original is not None
        examined += stand == Aktenstand.GEPRUEFT
    found = tuple(replace(t, gezogen=drawn[t.name], nachgerueckt=moved[t.name]) for t in toepfe(left, plan))
    return Ziehungsstand(plan, left, found, examined)
