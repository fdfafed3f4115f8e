"""Writing a move: collected file by file, written in bulk, because every row costs an entry in the change log."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Table, bindparam, delete, insert, update
from sqlalchemy import select as rows_of
from sqlmodel import Session, SQLModel

from qmapp.checks import katalog as katalog_door
from qmapp.checks.aktenpruefung import tables, zustand
from qmapp.checks.aktenpruefung.katalogwechsel.rows import AkteAntworten, Vorschau
from qmapp.checks.aktenpruefung.katalogwechsel.tables import AntwortArchiv, Katalogwechsel
from qmapp.checks.aktenpruefung.katalogwechsel.umzug import GRUENDE, Regeln, Umzug, umzug
from qmapp.checks.aktenpruefung.rows import Aktenstand, Ergebnis
from qmapp.checks.katalog.wechsel import Entscheidung, Wahl

_ANTWORT, _AKTE = "antwort", "akte"
#: What hangs on a Prüfpunkt of a file beside its answer, and what the archive calls it.
_BESIDE = {"vormerkung": "Vormerkung", "konsens": "Konsens"}


@dataclass
class Schreiber:
    """One move; :meth:`begin`, then :meth:`take` for every file, then :meth:`write`."""

    session: Session
    view: Vorschau
    wahlen: dict[str, Wahl]
    jetzt: datetime
    wer: str
    rules: Regeln = field(init=False)
    row: Katalogwechsel = field(init=False)
    stored: dict[tuple[uuid.UUID, str], dict[str, Any]] = field(default_factory=dict)
    deleted: list[dict[str, Any]] = field(default_factory=list)
    inserted: list[dict[str, Any]] = field(default_factory=list)
    renamed_causes: list[dict[str, Any]] = field(default_factory=list)
    archived: list[dict[str, Any]] = field(default_factory=list)
    reopened: list[dict[str, Any]] = field(default_factory=list)

    def begin(self) -> None:
        """Write the move and read every answer whole."""
        head = zustand.require(self.session, self.view.pruefung_id)
        target = katalog_door.adopt(self.session, self.view.nach)
        self.rules = Regeln.of(self.view.nach, self.view.ausser_kraft)
        self.row = Katalogwechsel(
            pruefung_id=head.id,
            von_id=head.katalog_id,
            nach_id=target,
            gewechselt_um=self.jetzt,
            gewechselt_durch=self.wer,
            entscheidungen=[_decision(self.view, code, wahl) for code, wahl in self.wahlen.items()],
        )
        head.katalog_id = target
        self.session.add(self.row)
        self.session.flush()
        self.stored = {(row["akte_id"], row["code"]): row for row in self._rows(_ANTWORT)}

    def take(self, akte: AkteAntworten) -> None:
        """Note what becomes of a file."""
        moved = umzug(akte, self.wahlen, self.rules)
        key = akte.akte_id
        for code, why in moved.beiseite.items():
            self._archive(key, code, why, self.stored[key, code])
            self.deleted.append({"akte": key, "punkt": code})
        for new, old in moved.bleibt.items():
            self._keep(key, old, new, moved)
        self.inserted += [self._fallen(key, code, moved) for code in moved.gesperrt]
        if akte.stand is Aktenstand.GEPRUEFT and moved.offen:
            self.reopened.append({"akte": key})

    def write(self) -> None:
        """Everything noted, and what hangs on the Prüfpunkte beside the answers."""
        table = _table(_ANTWORT)
        where = (table.c.akte_id == bindparam("akte"), table.c.code == bindparam("punkt"))
        self._many(delete(table).where(*where), self.deleted)
        self._many(update(table).where(*where).values(gesperrt_durch=bindparam("durch")), self.renamed_causes)
        self._many(insert(table), self.inserted)
        akte = _table(_AKTE)
        self._many(
            update(akte)
            .where(akte.c.id == bindparam("akte"))
            .values(stand=Aktenstand.IN_ARBEIT, grund="", erledigt_um=None, erledigt_durch=""),
            self.reopened,
        )
        for name in _BESIDE:
            self._move_beside(name)
        self._many(insert(_table(AntwortArchiv.__tablename__)), self.archived)
        self._move_places()
        self._move_limits()
        self.session.flush()

    def _keep(self, key: uuid.UUID, old: str, new: str, moved: Umzug) -> None:
        cause = moved.durch.get(new)
        if new != old:
            self.deleted.append({"akte": key, "punkt": old})
            self.inserted.append({**self.stored[key, old], "code": new, "gesperrt_durch": cause})
        elif cause is not None and cause != self.stored[key, old]["gesperrt_durch"]:
            self.renamed_causes.append({"akte": key, "punkt": old, "durch": cause})

    def _fallen(self, key: uuid.UUID, code: str, moved: Umzug) -> dict[str, Any]:
        """What falls away by a rule, as if it had at the answer that lets it: the move is nobody's examination."""
        root = code
        while root in moved.gesperrt:
            root = moved.gesperrt[root]
        answered = self.stored[key, moved.bleibt[root]]
        row = tables.Antwort(
            akte_id=key,
            code=code,
            ergebnis=Ergebnis.ENTFAELLT,
            gesperrt_durch=moved.gesperrt[code],
            ursachen=[],
            beantwortet_um=answered["beantwortet_um"],
            beantwortet_durch=answered["beantwortet_durch"],
        )
        return row.model_dump()

    def _archive(self, key: uuid.UUID, code: str, why: str, content: Mapping[str, Any]) -> None:
        plain = {name: _plain(value) for name, value in content.items()}
        self.archived.append(
            {"id": uuid.uuid4(), "wechsel_id": self.row.id, "akte_id": key, "code": code, "grund": why, "inhalt": plain}
        )

    def _move_beside(self, name: str) -> None:
        """Marks and consensus follow the answers: given to another code, or put aside where the Prüfpunkt is gone.

        A mark stays where the Prüfpunkt is opened again; a consensus on answers that do not hold any more does not.
        """
        table = _table(name)
        gone, came = [], []
        for row in self._rows(name):
            wahl = self.wahlen.get(row["code"])
            key, code = row["akte_id"], row["code"]
            kept = wahl is not None and (
                wahl.entscheidung is Entscheidung.UEBERNEHMEN
                or (wahl.entscheidung is Entscheidung.OEFFNEN and name == "vormerkung")
            )
            if kept or (wahl is None and code in self.rules.sperrt):
                continue
            gone.append({"akte": key, "punkt": code})
            if wahl is not None and wahl.ziel:
                came.append({**row, "code": wahl.ziel})
            else:
                why = GRUENDE[wahl.entscheidung] if wahl is not None else GRUENDE[Entscheidung.ARCHIVIEREN]
                self._archive(key, code, f"{_BESIDE[name]}: {why}", row)
        where = (table.c.akte_id == bindparam("akte"), table.c.code == bindparam("punkt"))
        self._many(delete(table).where(*where), gone)
        self._many(insert(table), came)

    def _move_places(self) -> None:
        """Where the work stood, in files that stood at a Prüfpunkt with another code now."""
        akte = _table(_AKTE)
        for code, wahl in self.wahlen.items():
            if code in self.rules.sperrt:
                continue
            where = (akte.c.pruefung_id == self.view.pruefung_id, akte.c.zuletzt_code == code)
            self.session.connection().execute(update(akte).where(*where).values(zuletzt_code=wahl.ziel))

    def _move_limits(self) -> None:
        """A Höchstwert of a Prüfpunkt follows it; one of what is gone stands in the decisions of the move."""
        table = _table(tables.Hoechstwert.__tablename__)
        known = {*self.rules.sperrt, *(b.schluessel for b in self.view.nach.bereiche)}
        connection = self.session.connection()
        own = table.c.pruefung_id == self.view.pruefung_id
        lost = []
        for row in connection.execute(rows_of(table).where(own)).mappings().all():
            key = row["schluessel"]
            if key in known:
                continue
            connection.execute(delete(table).where(own, table.c.schluessel == key))
            wahl = self.wahlen.get(key)
            if wahl is not None and wahl.ziel:
                connection.execute(insert(table), [{**row, "schluessel": wahl.ziel}])
            else:
                lost.append({"hoechstwert": key, "prozent": row["prozent"]})
        if lost:
            self.row.entscheidungen = [*self.row.entscheidungen, *lost]

    def _rows(self, name: str) -> list[dict[str, Any]]:
        """Every row of a table that hangs on a file of the Prüfung."""
        table, akte = _table(name), _table(_AKTE)
        query = rows_of(table).join(akte, akte.c.id == table.c.akte_id)
        own = self.session.connection().execute(query.where(akte.c.pruefung_id == self.view.pruefung_id))
        return [dict(row) for row in own.mappings()]

    def _many(self, statement: Any, rows: Iterable[dict[str, Any]]) -> None:
        given = list(rows)
        if given:
            self.session.connection().execute(statement, given)


def _decision(view: Vorschau, code: str, wahl: Wahl) -> dict[str, Any]:
    punkt = next(p for p in view.punkte if p.code == code)
    return {
        "code": code, "art": punkt.art.value, "entscheidung": wahl.entscheidung.value, "ziel": wahl.ziel,
        "antworten": punkt.antworten,
    }  # fmt: skip


def _table(name: object) -> Table:
    return SQLModel.metadata.tables[str(name)]


def _plain(value: object) -> object:
    """As JSON keeps it; times in UTC as they are stored."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, uuid.UUID) else value
