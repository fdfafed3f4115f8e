"""The annex: how it is counted and compared, what was left out, and the lines to sign."""

from qmapp.german import integer
from qmapp.reports.act.fassung import AUSGELASSEN, kleine_zahlen
from qmapp.reports.act.lage import Lage
from qmapp.reports.document import Block, BulletList, Heading, Paragraph, Signatures


def anhang(lage: Lage) -> tuple[Block, ...]:
    """Method notes; in a public version what it leaves out, in an inner one the signatures."""
    return (
        Heading(1, "Anhang"),
        Heading(2, "So wird gezählt und verglichen", number="A"),
        BulletList(_methode(lage)),
        *(_auslassungen(lage) if lage.oeffentlich else _unterschriften()),
    )


def _methode(lage: Lage) -> tuple[str, ...]:
    rules = lage.vorgaben
    return (
        "Eine Antwort zählt, sobald sie freigegeben ist. Bis dahin ist die Empfehlung ohne Antwort.",
        "Eine Empfehlung ist umgesetzt, wenn alle ihre Maßnahmen umgesetzt sind; aufgegebene Maßnahmen zählen dabei "
        "nicht.",
        "Überfällig ist eine offene Maßnahme, deren Frist vor dem Stichtag liegt. Eine verschobene Frist ist die neue "
        "Frist; wie oft verschoben wurde, steht dabei.",
        f"Kurzfristig ist eine Frist bis {integer(rules.kurz_monate)} Monate nach der Vereinbarung, mittelfristig bis "
        f"{integer(rules.mittel_monate)} Monate, langfristig darüber.",
        "Annahme- und Umsetzungsquoten zählen alle Empfehlungen und Maßnahmen. Sie sind keine Stichprobe und haben "
        "keinen Bereich.",
        "Ob eine Maßnahme gewirkt hat, zeigt der Vergleich zweier Prüfungen am selben Prüfpunkt. Jede Quote trägt den "
        "exakten Bereich ihrer Stichprobe; ein Unterschied gilt als belegt, wenn Zufall ihn nur in weniger als 5 % der "
        "Fälle so groß werden ließe. Kann er Zufall sein, sagt der Bericht das. Andere Ursachen als die Maßnahme "
        "schließt ein Vergleich nicht aus.",
    )


def _auslassungen(lage: Lage) -> tuple[Block, ...]:
    return (
        Heading(2, "Was diese Fassung auslässt und warum", number="B"),
        Paragraph("Die öffentliche Fassung entsteht aus der internen. Ausgelassen ist:"),
        BulletList((*AUSGELASSEN, kleine_zahlen(lage))),
        Paragraph(
            "So bleiben Menschen, ihre Akten und interne Abwägungen geschützt. Freie Texte stehen, wie das Amt sie "
            "geschrieben hat."
        ),
    )


def _unterschriften() -> tuple[Block, ...]:
    return (
        Heading(2, "Kenntnisnahme", number="B"),
        Paragraph("Die Antworten in Teil 2 sind freigegeben, soweit dort nichts anderes steht."),
        Signatures(("Amtsleitung", "QM-Beauftragte oder QM-Beauftragter")),
    )
