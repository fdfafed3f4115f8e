"""Reasons offered where the program asks for one; any other text of up to 300 characters is accepted too."""

#: Why a file is taken out of the population before the draw.
AUSSCHLUSSGRUENDE = (
    "Akte einer oder eines Beschäftigten (§ 35 Abs. 1 S. 3 SGB I)",
    "Auskunftssperre",
    "Akte doppelt in der Liste",
    "Zeile ist keine Akte",
)
#: Why a drawn file does not belong to the population and the next spare takes its place.
ERSATZGRUENDE = (
    "Akte einer oder eines Beschäftigten (§ 35 Abs. 1 S. 3 SGB I)",
    "Doppelanlage, Hauptakte bereits gezogen",
    "Keine Kosten der Unterkunft im Zeitraum",
    "Leistung vor dem Stichtag eingestellt",
    "An anderen Träger abgegeben",
    "Unterbringung, keine eigene Wohnung",
)
#: Why a file of the population cannot be examined; it is reported on its own and never swapped.
VERLUSTGRUENDE = (
    "Akte nach zwei Suchaufträgen nicht auffindbar",
    "Akte vernichtet",
    "Akte dauerhaft bei einer anderen Stelle",
)
#: Why a file is put back for later.
RUECKSTELLGRUENDE = ("Akte fehlt", "Akte beim Gericht", "Rückfrage beim Team offen", "Sonstiges")
