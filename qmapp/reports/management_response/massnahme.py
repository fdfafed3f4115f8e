"""A Maßnahme in the Management Response: who, until when, how far, how often postponed, and whether it has worked."""

from collections.abc import Iterator

from qmapp.act.massnahme import worte
from qmapp.act.massnahme.rows import Massnahme, MassnahmeZeile, Meilenstein, Vergleichsseite, Verschiebung, Wirksamkeit
from qmapp.german import day, integer, percent
from qmapp.reports import wortlaut
from qmapp.reports.act.lage import Lage
from qmapp.reports.act.zahlen import NICHT_AUSGEWIESEN
from qmapp.reports.document import Block, BulletList, Column, Heading, Note, Paragraph, Table


def massnahme(lage: Lage, one: Massnahme) -> Iterator[Block]:
    """Heading, what is done, the facts, Meilensteine, postponements and the Wirksamkeitsprüfungen."""
    row = one.zeile
    yield Heading(3, f"{row.kennung} {row.titel}")
    yield from (Paragraph(part.strip()) for part in row.text.split("\n") if part.strip())
    yield wortlaut.fakten("", angaben(one))
    steps = (
        *(_meilenstein(stone, row, lage) for stone in row.meilensteine),
        *(_verschiebung(move) for move in one.verschiebungen if move.grund),
    )
    if steps:
        yield BulletList(steps)
    for check in one.wirksamkeiten:
        yield from _wirksamkeit(lage, one, check)


def angaben(one: Massnahme) -> tuple[tuple[str, str], ...]:
    """What is said of it, as names and values; what is not known is empty."""
    row = one.zeile
    return (
        ("Verantwortlich", worte.verantwortlich(row) or "noch offen"),
        ("Beteiligt", ", ".join(row.beteiligte)),
        ("Frist", _frist(row)),
        ("Stand", stand(row)),
        ("Messgröße", row.messgroesse),
        ("Bedarf", " · ".join(part for part in (worte.bedarf(row), worte.vorbehalt(row)) if part)),
        ("Hängt ab von", row.abhaengig_von),
        ("Gekennzeichnet als", _marken(row)),
        ("Wirksamkeit", _geplant(one)),
        ("Bemerkung", row.bemerkung),
    )


def stand(row: MassnahmeZeile) -> str:
    """``verzögert, überfällig (reason)``, ``umgesetzt am 18.07.2025``."""
    words = worte.STATUS[row.status]
    if row.umgesetzt_am is not None and not row.status.offen:
        words += f" am {day(row.umgesetzt_am)}"
    if row.ueberfaellig:
        words += ", überfällig"
    return f"{words} ({row.status_grund})" if row.status_grund else words


def _frist(row: MassnahmeZeile) -> str:
    """``30.06.2026 · 3 × verschoben, ursprünglich 30.09.2025; kurzfristig, vereinbart am 01.07.2025``."""
    original = row.frist_urspruenglich
    before = f", ursprünglich {day(original)}" if original is not None and original != row.frist else ""
    agreed = (
        worte.HORIZONTE[row.horizont] if row.horizont is not None else "",
        f"vereinbart am {day(row.vereinbart_am)}" if row.vereinbart_am is not None else "",
    )
    tail = ", ".join(part for part in agreed if part)
    return worte.frist(row) + before + (f"; {tail}" if tail else "")


def _marken(row: MassnahmeZeile) -> str:
    marks = (("Pilot", row.pilot), ("Good Practice", row.good_practice))
    return ", ".join(name for name, given in marks if given)


def _geplant(one: Massnahme) -> str:
    if one.wirksamkeiten or one.zeile.wirksamkeit_geplant is None:
        return ""
    return f"Prüfung geplant am {day(one.zeile.wirksamkeit_geplant)}"


def _meilenstein(stone: Meilenstein, row: MassnahmeZeile, lage: Lage) -> str:
    due = f"Soll {day(stone.soll)}"
    if stone.ist is not None:
        return f"{stone.titel}: erreicht am {day(stone.ist)} ({due})"
    late = row.status.offen and stone.soll < lage.kopf.stand
    return f"{stone.titel}: {'überfällig' if late else 'offen'} ({due})"


def _verschiebung(move: Verschiebung) -> str:
    """``Verschoben vom 30.09.2025 auf den 28.11.2025 am 23.09.2025. reason. Genehmigt: Amtsleitung.``"""
    what = "Meilenstein " if move.meilenstein_id is not None else "Frist "
    allowed = f" Genehmigt: {move.genehmigt}." if move.genehmigt else ""
    return f"{what}{worte.verschiebung(move)}, am {day(move.am)}: {move.grund.rstrip('.')}.{allowed}"


def _wirksamkeit(lage: Lage, one: Massnahme, check: Wirksamkeit) -> Iterator[Block]:
    yield _ergebnis(lage, check)
    compared = lage.vergleiche.get(check.id)
    if compared is not None:
        yield Table(
            title=f"{compared.code} {compared.punkt}, vor und nach {one.zeile.kennung}",
            columns=(
                Column("Prüfung", width=2.0, header=True),
                Column("Gezählt", "right", kind="int"),
                Column("Bewertet", "right", kind="int"),
                Column("Quote", "right", 1.1),
                Column("Bereich", "right", 1.7),
            ),
            rows=(_seite("vorher", compared.vorher), _seite("nachher", compared.nachher)),
        )
        yield Paragraph(compared.satz)
        yield from (Paragraph(note, small=True) for note in compared.hinweise)
    elif check.vorher is not None and check.nachher is not None:
        yield Paragraph(
            f"{check.punkt}: {_anteil(*check.vorher)} vorher, {_anteil(*check.nachher)} nachher. Ohne Bereich lässt "
            f"sich nicht sagen, ob das mehr als Zufall ist."
        )


def _ergebnis(lage: Lage, check: Wirksamkeit) -> Note:
    by = f" durch {check.durch}" if check.durch else ""
    title = f"Wirksamkeit: {worte.WIRKUNGEN[check.ergebnis]}, geprüft am {day(check.geprueft_am)}{by}"
    items = [part.strip() for part in check.text.split("\n") if part.strip()]
    if check.id in lage.verdeckt:
        items = [f"Die verglichenen Zahlen sind {NICHT_AUSGEWIESEN}."]
    names = {row.zeile.id: row.zeile for row in lage.massnahmen}
    follows = names.get(check.folgemassnahme_id) if check.folgemassnahme_id is not None else None
    if follows is not None:
        items.append(f"Folgemaßnahme: {follows.kennung} {follows.titel}")
    return Note(title, tuple(items))


def _seite(when: str, side: Vergleichsseite) -> tuple[str, ...]:
    q = side.quote
    return (
        f"{when}: {side.kennung}",
        integer(side.anzahl),
        integer(side.bewertet),
        wortlaut.quote(q.wert),
        wortlaut.spanne(q.unten, q.oben),
    )


def _anteil(anzahl: int, bewertet: int) -> str:
    rate = f" ({percent(anzahl / bewertet)})" if bewertet else ""
    return f"{integer(anzahl)} von {integer(bewertet)}{rate}"
