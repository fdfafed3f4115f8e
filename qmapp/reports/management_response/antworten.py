"""Teil 2: the answer to each Empfehlung, with what it rests on and what is done about it."""

from collections.abc import Iterator
from datetime import date

from qmapp.act.empfehlung import worte
from qmapp.act.empfehlung.rows import EmpfehlungZeile, Haltung, Stellungnahme, Veroeffentlichung
from qmapp.act.feststellung import worte as befund
from qmapp.act.feststellung.rows import FeststellungZeile
from qmapp.act.management_response.rows import Stand, Vorgang
from qmapp.act.management_response.worte import STAENDE
from qmapp.german import day, integer
from qmapp.reports.act.lage import Lage
from qmapp.reports.act.saetze import freigabe
from qmapp.reports.act.zahlen import NICHT_AUSGEWIESEN
from qmapp.reports.document import Block, BulletList, Heading, Note, Paragraph, Span, Text, Tone
from qmapp.reports.management_response.massnahme import massnahme

_NUMMER = "2"


def antworten(lage: Lage) -> tuple[Block, ...]:
    """The part; without an Empfehlung there is none."""
    if not lage.vorgaenge:
        return ()
    each = (
        block for number, case in enumerate(lage.vorgaenge, 1) for block in _antwort(lage, case, f"{_NUMMER}.{number}")
    )
    return (Heading(1, "Antworten auf die Empfehlungen", number=_NUMMER), *each)


def _antwort(lage: Lage, case: Vorgang, number: str) -> Iterator[Block]:
    row = case.empfehlung.zeile
    yield Heading(2, f"{row.kennung} {row.titel}", number=number)
    yield from (Paragraph(part.strip()) for part in row.text.split("\n") if part.strip())
    grounds = " · Grundlage:" if case.empfehlung.feststellungen else ""
    yield Paragraph(_angaben(lage, row, case.stand) + grounds, small=True)
    if case.empfehlung.feststellungen:
        yield BulletList(tuple(_grundlage(lage, finding) for finding in case.empfehlung.feststellungen))
    yield _note(lage, case)
    if case.fehlt:
        yield Note("Damit es umsetzbar ist, fehlt noch", tuple(lack.satz for lack in case.fehlt), tone="warn")
    for one in case.massnahmen:
        yield from massnahme(lage, one)


def _angaben(lage: Lage, row: EmpfehlungZeile, stand: Stand) -> str:
    parts = (
        f"Gerichtet an: {row.adressat}" if row.adressat else "",
        f"Priorität {worte.PRIORITAETEN[row.prioritaet]}",
        f"empfohlen am {day(row.empfohlen_am)}",
        f"Antwort erbeten bis {day(row.antwort_frist)}",
        f"Stand: {STAENDE[stand]}",
        "" if lage.oeffentlich else _VEROEFFENTLICHUNG[row.veroeffentlichung],
    )
    return " · ".join(part for part in parts if part)


_VEROEFFENTLICHUNG = {
    Veroeffentlichung.INTERN: "intern",
    Veroeffentlichung.EXTERN: "zur Veröffentlichung",
}


def _grundlage(lage: Lage, row: FeststellungZeile) -> Text:
    """``FS-001 · AP-2025-1: title (27 von 611 (4,4 %), materielle Fehler)``."""
    counts = NICHT_AUSGEWIESEN if row.id in lage.verdeckt else befund.zahlen(row)
    if row.id in lage.verdeckt:
        counts = f"Anzahl {counts}"
    more = f"fasst {integer(row.zusammengefuehrt + 1)} Feststellungen zusammen" if row.zusammengefuehrt else ""
    tail = "; ".join(part for part in (counts, more) if part)
    source = befund.herkunft(row)
    head = f"{row.kennung} · {source}" if source else row.kennung
    return (Span(head, bold=True), Span(f": {row.titel}" + (f". {tail[0].upper()}{tail[1:]}." if tail else "")))


def _note(lage: Lage, case: Vorgang) -> Note:
    row = case.empfehlung.zeile
    answer = row.stellungnahme
    if answer is None or answer.haltung is None:
        return _ausstehend(lage, row)
    draft = "" if row.beantwortet else "Entwurf, noch nicht freigegeben: "
    title = f"Antwort der Leitung: {draft}{worte.HALTUNGEN[answer.haltung]}"
    return Note(title, tuple(_worte(answer)), tone=_TOENE[answer.haltung] if row.beantwortet else "warn")


_TOENE: dict[Haltung, Tone] = {Haltung.ANGENOMMEN: "info", Haltung.TEILWEISE: "info", Haltung.ABGELEHNT: "act"}


def _worte(answer: Stellungnahme) -> Iterator[Text]:
    yield from (part.strip() for part in answer.text.split("\n") if part.strip())
    why = worte.begruendung(answer)
    if why:
        yield (Span("Begründung: ", bold=True), Span(" ".join(why.split("\n"))))
    where = (
        answer.rolle or "Leitung",
        day(answer.datum) if answer.datum is not None else "",
        freigabe(answer.freigegeben_am, answer.freigegeben_durch),
        f"entworfen durch {answer.entworfen_durch}" if answer.entworfen_durch else "",
    )
    yield " · ".join(part for part in where if part)


def _ausstehend(lage: Lage, row: EmpfehlungZeile) -> Note:
    late = (lage.kopf.stand - row.antwort_frist).days
    return Note("Antwort der Leitung: steht noch aus", (_seit(row.antwort_frist, late),), tone="warn")


def _seit(frist: date, late: int) -> str:
    if late <= 0:
        return f"Die Antwort ist bis zum {day(frist)} erbeten."
    days = "einem Tag" if late == 1 else f"{integer(late)} Tagen"
    return f"Die Antwort war bis zum {day(frist)} erbeten und ist seit {days} überfällig."
