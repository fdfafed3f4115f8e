"""Chapter 1: who was asked and how, how many came back, and what their answers can speak for."""

from qmapp.checks.befragung import worte
from qmapp.german import day, integer, percent
from qmapp.reports import wortlaut
from qmapp.reports.befragungsbericht.lage import Lage
from qmapp.reports.befragungsbericht.saetze import boegen
from qmapp.reports.document import Block, Column, Heading, Paragraph, Table


def befragte(lage: Lage, nummer: str) -> tuple[Block, ...]:
    """The head of the Befragung, the Rücklauf now and then, its Aussagekraft and the protection of those asked."""
    head = lage.kopf
    known = "" if head.grundgesamtheit is None else f"{integer(head.grundgesamtheit)} Menschen"
    return (
        Heading(1, "Wer gefragt wurde", number=nummer),
        wortlaut.fakten(
            "Anlage der Befragung",
            (
                ("Zielgruppe", head.zielgruppe),
                ("Perspektive", worte.PERSPEKTIVEN[head.perspektive]),
                ("Zeitraum", worte.zeitraum(head.von, head.bis)),
                ("Weg", head.weg),
                ("Spricht für", known),
                ("Fragebogen", _fragebogen(lage)),
                ("Erfassung", _erfassung(lage)),
                ("Beteiligt", ", ".join(head.beteiligte)),
                ("Ergebnis vorgestellt", "" if head.ergebnis_am is None else day(head.ergebnis_am)),
            ),
        ),
        Heading(2, "Rücklauf", number=f"{nummer}.1"),
        Paragraph(f"Zurückgekommen: {worte.ruecklauf(lage.zeile)}. {_gegen_frueher(lage)}".strip()),
        *_tabelle(lage),
        Heading(2, "Aussagekraft", number=f"{nummer}.2"),
        Paragraph(head.aussagekraft or _ohne_aussagekraft(lage)),
        Heading(2, "Schutz der Befragten", number=f"{nummer}.3"),
        Paragraph(_schutz(lage)),
    )


def frueher(lage: Lage) -> tuple[str, int | None, int | None]:
    """What the earlier Befragung is called, and how many sheets it handed out and got back."""
    if lage.vorher is not None:
        return lage.vorher.kennung, lage.vorher.ausgegeben, lage.vorher.boegen
    return "frühere Befragung", lage.kopf.vorher_ausgegeben, lage.kopf.vorher_boegen


def _fragebogen(lage: Lage) -> str:
    count = len(lage.auswertung.items)
    return f"{lage.katalog.code}, Version {lage.katalog.version}, {integer(count)} Aussagen"


def _erfassung(lage: Lage) -> str:
    read = sum(one.boegen for one in lage.einlesungen)
    typed = max(lage.zeile.boegen - read, 0)
    twice = ", jeder zweimal, von zwei Personen" if lage.kopf.doppelt else ""
    files = "1 Datei" if len(lage.einlesungen) == 1 else f"{integer(len(lage.einlesungen))} Dateien"
    parts = (
        f"{boegen(typed)} von Hand erfasst{twice}" if typed else "",
        f"{boegen(read)} aus {files} eingelesen" if read else "",
    )
    return "; ".join(part for part in parts if part)


def _gegen_frueher(lage: Lage) -> str:
    _, handed_out, back = frueher(lage)
    share = lage.zeile.ruecklaufquote
    if not handed_out or back is None or share is None:
        return ""
    return (
        f"Bei der früheren Befragung waren es {integer(back)} von {integer(handed_out)} ({percent(back / handed_out)})."
    )


def _tabelle(lage: Lage) -> tuple[Block, ...]:
    name, handed_out, back = frueher(lage)
    if back is None:
        return ()
    rows = ((lage.kopf.kennung, lage.zeile.ausgegeben, lage.zeile.boegen), (name, handed_out, back))
    table = Table(
        title="Rücklauf jetzt und früher",
        columns=(
            Column("Befragung", width=2, header=True),
            Column("ausgegeben", "right", kind="int"),
            Column("zurück", "right", kind="int"),
            Column("Rücklaufquote", "right", width=1.3, kind="percent"),
        ),
        rows=tuple(
            (
                title,
                "–" if given is None else integer(given),
                integer(returned),
                percent(returned / given) if given else "–",
            )
            for title, given, returned in rows
        ),
    )
    return (table,)


def _ohne_aussagekraft(lage: Lage) -> str:
    if lage.kopf.grundgesamtheit is not None:
        return (
            f"Die Bereiche rechnen mit einer Grundgesamtheit von {integer(lage.kopf.grundgesamtheit)} Menschen. Sie "
            "gelten, wenn die Antworten eine Zufallsauswahl sind; wer antwortet, entscheidet aber selbst."
        )
    return (
        "Geantwortet hat, wer wollte. Die Ergebnisse zeigen Richtungen und keine Anteile für alle, die hätten "
        "antworten können."
    )


def _schutz(lage: Lage) -> str:
    least = integer(lage.kopf.kleinste_gruppe)
    parts = [
        f"Ergebnisse von weniger als {least} Antworten werden nicht gezeigt, auch nicht solche, aus denen sie sich "
        "errechnen ließen. Freie Antworten stehen nur zusammengefasst oder in ausgewählten Stimmen im Bericht."
    ]
    if lage.kopf.loeschen_am is not None:
        parts.append(f"Die {boegen(lage.zeile.boegen)} werden am {day(lage.kopf.loeschen_am)} gelöscht.")
    return " ".join(parts)
