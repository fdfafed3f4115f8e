"""Decides what kind of column it is, and in which format, once all of its values are known."""

import re
from collections import Counter

from qmapp.german import integer
from qmapp.spreadsheets.cells import ERRORS, cell_text
from qmapp.spreadsheets.formats import (
    Datumform,
    Zahlform,
    datumform,
    is_compact_day,
    is_day,
    number_format,
    readable,
    shape,
    slash_order,
    zahlform,
    zahlstil,
)
from qmapp.spreadsheets.liste import Spalte, SpaltenArt
from qmapp.spreadsheets.profile import MAX_FOREIGN, Profile
from qmapp.spreadsheets.roles import is_key_name

_POSTCODE_NAME = re.compile(r"\bplz\b|postleitzahl", re.IGNORECASE)
_YES_NO = tuple(
    frozenset(pair)
    for pair in (("ja", "nein"), ("j", "n"), ("wahr", "falsch"), ("true", "false"), ("yes", "no"), ("y", "n"))
)
_AMOUNT_NAME = re.compile(
    r"betrag|betr[äa]ge|summe|kosten|ausgabe|anspruch|miete|eur\b|euro|€|preis|volumen|bewilligt|forderung|zahlung"
    r"|leistungsh[öo]he|wert\b|entgelt|regelbedarf|amount|saldo",
    re.IGNORECASE,
)
_RATE_NAME = re.compile(
    r"anteil|quote|prozent|%|satz\b|fläche|\bqm\b|m²|stunden|jahre|alter|größe|note\b|faktor", re.IGNORECASE
)
_DAY_NAME = re.compile(
    r"datum|beginn|ende\b|\bab\b|\bbis\b|\bvon\b|geb\.|geburt|tag\b|stichtag|eingang|zeitraum", re.IGNORECASE
)


def decide(p: Profile, of_list: Zahlform | None) -> Spalte:
    """The column as recognised; ``of_list`` is the number format that other columns of the list prove."""
    art, form, hints = _decided(p, of_list)
    errors = sum(times for sign, times in p.signs.items() if sign in ERRORS)
    if errors:
        hints.append(f"Fehlerwerte wie #NV gelten als leer: {integer(errors)}.")
    if p.explanation:
        hints.append(p.explanation)
    return Spalte(p.index, p.name, art, form, tuple(p.examples), p.empty, p.count_distinct(), tuple(hints), p.kurzname)


def _decided(p: Profile, of_list: Zahlform | None) -> tuple[SpaltenArt, str, list[str]]:
    if p.filled == 0:
        return SpaltenArt.LEER, "", []
    if _is_yes_no(p):
        return SpaltenArt.WAHRHEIT, "/".join(p.examples), []
    days = p.dates
    if days and days >= (1 - MAX_FOREIGN) * p.filled and not p.is_text:
        return SpaltenArt.DATUM, Datumform.DEUTSCH.value, _foreign_hints(p, "Datum", p.filled - days)
    if p.is_text:
        return SpaltenArt.TEXT, "", _mixed_hints(p)
    found = _day(p) or _number(p, of_list)
    if found[0] in (SpaltenArt.ZAHL, SpaltenArt.BETRAG) and is_key_name(p.name):
        return SpaltenArt.TEXT, "", []  # 4711.00012 is no number where files are numbered so
    return found


def _is_yes_no(p: Profile) -> bool:
    if p.distinct is None or not 1 <= (p.count_distinct() or 0) <= 2:
        return False
    values = {cell_text(value).strip().casefold() for value in p.distinct if value != ""}
    return p.native[bool] == p.filled or any(len(values) == 2 and values <= pair for pair in _YES_NO)


def _day(p: Profile) -> tuple[SpaltenArt, str, list[str]] | None:
    kinds: Counter[Datumform] = Counter()
    for form, times in p.shapes.items():
        kind = datumform(form)
        if kind:
            kinds[kind] += times
    if not kinds:
        return _compact_day(p)
    form, times = kinds.most_common(1)[0]
    signs = p.signs.total()
    if times + p.dates < (1 - MAX_FOREIGN) * (p.filled - signs):
        return None
    hints = []
    if form is Datumform.SCHRAEG_TAG:
        form, sure = slash_order(p.days)
        if not sure:
            hints.append("Ob Tag oder Monat vorn steht, ist nicht erkennbar; angenommen ist TT/MM/JJJJ.")
    if form is Datumform.KURZ:
        hints.append("Die Jahre sind nur zweistellig.")
    bad = [day for day in p.days if datumform(shape(day)) and not is_day(day, form)]
    if bad:
        hints.append(f"Kein gültiges Datum in diesem Format: {integer(len(bad))} verschiedene Werte.")
    return SpaltenArt.DATUM, form.value, hints + _foreign_hints(p, "Datum", p.foreign_count)


def _compact_day(p: Profile) -> tuple[SpaltenArt, str, list[str]] | None:
    if set(p.shapes) != {"99999999"} or not p.days or p.numbers:
        return None
    if not all(is_compact_day(day) for day in p.days):
        return None
    return SpaltenArt.DATUM, Datumform.KOMPAKT.value, []


def _number(p: Profile, of_list: Zahlform | None) -> tuple[SpaltenArt, str, list[str]]:
    counts = p.forms()
    numbers = counts.total() - p.sure.total()
    native = p.numbers
    if numbers + native < (1 - MAX_FOREIGN) * (p.filled - p.signs.total()) or not numbers + native:
        return SpaltenArt.TEXT, "", _mixed_hints(p)
    if p.leading_zeros:
        return SpaltenArt.TEXT, "", ["Führende Nullen gehören zum Wert und bleiben erhalten."]
    stil = p.stil(of_list)
    hints = _number_hints(p, counts, stil, of_list) + _foreign_hints(p, "Zahl", p.foreign_count)
    plain = [form for form in p.shapes if zahlform(form)]
    shown = number_format(plain, stil) if numbers else ("1234,56" if p.fractions else "1234")
    return _number_kind(p, plain, shown, stil), shown, hints + _serial_hints(p) + _postcode_hints(p)


def _number_kind(p: Profile, forms: list[str], shown: str, stil: Zahlform) -> SpaltenArt:
    point = "," if stil is Zahlform.DEUTSCH else "."
    money = "€" in shown or "EUR" in shown
    cents = all(re.search(rf"\{point}99\D*$", form) for form in forms) if forms else p.hundredths
    measured = _RATE_NAME.search(p.name) or "%" in shown or p.fine_fractions
    whole = not p.fractions and point not in shown
    if money or (not measured and (cents or _AMOUNT_NAME.search(p.name))):
        return SpaltenArt.BETRAG
    return SpaltenArt.GANZZAHL if whole and "%" not in shown else SpaltenArt.ZAHL


def _number_hints(p: Profile, counts: Counter[Zahlform], stil: Zahlform, of_list: Zahlform | None) -> list[str]:
    hints = []
    wrong = sum(times for form, times in counts.items() if not readable(form, stil))
    if wrong:
        hints.append(f"Deutsche und englische Zahlen gemischt: {integer(wrong)} Werte passen nicht zum Format.")
    unclear = counts[Zahlform.PUNKT_DREI] + counts[Zahlform.KOMMA_DREI]
    if unclear and zahlstil(counts) is None:
        sign, meaning = (".", "1.234") if counts[Zahlform.PUNKT_DREI] else (",", "1,234")
        how = "deutsch" if stil is Zahlform.DEUTSCH else "englisch"
        grouped = (sign == ".") == (stil is Zahlform.DEUTSCH)
        said = "Tausender" if grouped else "Nachkommastellen"
        ground = ", wie in den anderen Spalten" if of_list else ""
        hints.append(f"Zahlen wie {meaning} sind mehrdeutig; sie wurden {how} gelesen ({said}){ground}. Bitte prüfen.")
    if p.largest >= 1e15 or any("E+" in form for form in p.shapes):
        hints.append("Zahlen mit mehr als 15 Stellen: Excel hat die letzten Stellen durch Nullen ersetzt.")
    return hints


def _serial_hints(p: Profile) -> list[str]:
    """Days that lost their format arrive as 45567; only the column's name gives them away."""
    values = p.distinct
    if not _DAY_NAME.search(p.name) or values is None or p.fractions:
        return []
    texts = [cell_text(value).strip() for value in values if value != ""]
    if texts and all(text.isdigit() and 15_000 <= int(text) <= 60_000 for text in texts if text not in p.signs):
        return ["Die Werte sehen wie Excel-Tageszahlen aus (45567 ist der 02.10.2024); sie bleiben Zahlen."]
    return []


def _postcode_hints(p: Profile) -> list[str]:
    """07743 Jena becomes 7743 where a program has taken it for a number."""
    if not _POSTCODE_NAME.search(p.name) or p.distinct is None:
        return []
    short = sum(1 for value in p.distinct if re.fullmatch(r"\d{4}", cell_text(value).strip(), re.ASCII))
    return [f"Postleitzahlen ohne ihre führende Null: {integer(short)} verschiedene."] if short else []


def _mixed_hints(p: Profile) -> list[str]:
    native = p.numbers
    if native and p.texts:
        return [f"Zahlen ({integer(native)}) und Texte ({integer(p.texts)}) gemischt; gelesen als Text."]
    return []


def _foreign_hints(p: Profile, what: str, number: int) -> list[str]:
    if number <= 0:
        return []
    rows = ", ".join(str(row) for row, _text in p.foreign)
    return [f"Kein(e) {what}: {integer(number)} Werte" + (f", zum Beispiel in Zeile {rows}." if rows else ".")]
