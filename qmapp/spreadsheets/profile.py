"""What one column shows, gathered block by block from all of its values."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from operator import sub

from qmapp.spreadsheets.cells import ERRORS, MISSING, NOTHING, Cell, cell_text
from qmapp.spreadsheets.formats import Zahlform, datumform, shape, zahlform, zahlstil

#: Above this share of other values a column of numbers or days is a column of texts.
MAX_FOREIGN = 0.1
#: From this share on it is given up at once, without looking at the shapes of all later values.
_CLEARLY_TEXT = 0.5
_MAX_DISTINCT = 5_000
_KEY_LIKE = 0.95
_REPEATED = 4
_MAX_DAYS = 20_000
_EXAMPLES = 5
_LEADING_ZERO = re.compile(r"(?m)^[+-]?0\d")
_SURE_ENGLISH = re.compile(r"(?m)^[+-]?0\.\d{3}$")
_SURE_GERMAN = re.compile(r"(?m)^[+-]?0,\d{3}$")
_LINE_END = re.compile(r"[\n\r]")


class Profile:
    """What one column has shown so far; :meth:`add` takes its values in order.

    With ``thorough`` the different values of a key are counted to the end, which costs memory.
    ``shapes`` counts the shapes of numbers and days, ``signs`` the signs for missing values, ``foreign`` some of the
    other texts with their rows, ``hundredths`` tells whether a number has exactly two decimals; ``distinct`` is None
    once the different values are too many to be kept.
    """

    def __init__(self, index: int, name: str, kurzname: str, explanation: str, *, thorough: bool) -> None:
        self.index = index
        self.name = name
        self.kurzname = kurzname
        self.explanation = explanation
        self._key_like = _KEY_LIKE if thorough else 2.0
        self.rows = 0
        self.empty = 0
        self.examples: dict[str, None] = {}
        self.distinct: set[Cell] | None = set()
        self.native: Counter[type] = Counter()
        self.texts = 0
        self.is_text = False
        self.shapes: Counter[str] = Counter()
        self.signs: Counter[str] = Counter()
        self.foreign: list[tuple[int, str]] = []
        self.foreign_count = 0
        self.days: set[str] = set()
        self.leading_zeros = False
        self.sure: Counter[Zahlform] = Counter()
        self.fractions = False
        self.hundredths = False
        self.fine_fractions = 0
        self.largest = 0.0

    def add(self, nummern: Sequence[int], values: Sequence[Cell]) -> None:
        """Take the next values of the column."""
        self.rows += len(values)
        different = set(values)
        self._take_distinct(different, values)
        # True equals 1 in a set, so the types are only taken from the different values where neither occurs.
        few = different if len(different) < len(values) // _REPEATED and not different & {0, 1} else values
        kinds = set(map(type, few))
        if kinds == {float}:
            self.native[float] += len(values)
            self._take_floats(list(values))  # type: ignore[arg-type]  # every value is a float
            return
        if kinds == {str}:
            if self.is_text and "" not in different and not any(map(str.isspace, few)):  # type: ignore[arg-type]
                self.texts += len(values)
            else:
                self._take_strings(values, nummern, values)  # type: ignore[arg-type]  # every value is a str
            return
        if str in kinds:
            self._take_strings(tuple(value for value in values if type(value) is str), nummern, values)
        self.native.update(Counter(map(type, values)))
        del self.native[str]
        if float in kinds:
            self._take_floats([value for value in values if type(value) is float])

    @property
    def filled(self) -> int:
        """Values that are not empty."""
        return self.rows - self.empty

    @property
    def numbers(self) -> int:
        """Values that are numbers in the file, not texts."""
        return self.native[float] + self.native[int]

    @property
    def dates(self) -> int:
        """Values that are days in the file, not texts."""
        return self.native[date] + self.native[datetime]

    def count_distinct(self) -> int | None:
        """Different filled values, None where they were too many to count."""
        return None if self.distinct is None else len(self.distinct) - ("" in self.distinct)

    def forms(self) -> Counter[Zahlform]:
        """How many texts prove which number format."""
        counts: Counter[Zahlform] = Counter()
        for form, times in self.shapes.items():
            kind = zahlform(form)
            if kind:
                counts[kind] += times
        return counts + self.sure

    def stil(self, of_list: Zahlform | None) -> Zahlform:
        """The number format of the column: proven by itself, else by other columns of the list, else German."""
        return zahlstil(self.forms()) or of_list or Zahlform.DEUTSCH

    def _take_distinct(self, different: set[Cell], values: Sequence[Cell]) -> None:
        if len(self.examples) < _EXAMPLES:
            for value in values[:200]:
                text = cell_text(value).strip()
                if text and len(self.examples) < _EXAMPLES:
                    self.examples[text[:120]] = None
        if self.distinct is None:
            return
        self.distinct |= different
        if len(self.distinct) > _MAX_DISTINCT and len(self.distinct) < self._key_like * (self.rows - self.empty):
            self.distinct = None

    def _take_strings(self, strings: Sequence[str], nummern: Sequence[int], values: Sequence[Cell]) -> None:
        if self.is_text:
            blank = strings.count("") + sum(map(str.isspace, strings))
            self.empty += blank
            self.texts += len(strings) - blank
            return
        texts = [text.strip() for text in strings if text]
        texts = [text for text in texts if text] if "" in texts else texts
        self.empty += len(strings) - len(texts)
        self.texts += len(texts)
        if texts:
            self._take_shapes(texts, nummern, values)

    def _take_shapes(self, texts: list[str], nummern: Sequence[int], values: Sequence[Cell]) -> None:
        joined = "\n".join(texts)
        if joined.count("\n") >= len(texts) or "\r" in joined:
            joined = "\n".join(_LINE_END.sub(" ", text) for text in texts)
        foreign = 0
        told: list[str] = []
        for form, times in Counter(shape(joined).split("\n")).items():
            if zahlform(form) or datumform(form):
                self.shapes[form] += times
                told.append(form)
            elif _is_sign(form):
                self.signs[form] += times
            else:
                foreign += times
        self.foreign_count += foreign
        if self.foreign_count > _CLEARLY_TEXT * self.filled:
            self.is_text = True
            return
        self._look_closer(joined, texts, told)
        if foreign and len(self.foreign) < _EXAMPLES:
            found = zip(nummern, values, strict=True)
            self.foreign += [(row, cell) for row, cell in found if isinstance(cell, str) and _is_foreign(cell.strip())]
            del self.foreign[_EXAMPLES:]

    def _look_closer(self, joined: str, texts: list[str], forms: list[str]) -> None:
        """What the shapes hide: leading zeros, decimals below one, the days themselves."""
        kinds = set(map(zahlform, forms))
        if not self.leading_zeros and Zahlform.GANZ in kinds:
            self.leading_zeros = _LEADING_ZERO.search(joined) is not None
        if kinds & {Zahlform.PUNKT_DREI, Zahlform.KOMMA_DREI}:
            self.sure[Zahlform.ENGLISCH] += len(_SURE_ENGLISH.findall(joined))
            self.sure[Zahlform.DEUTSCH] += len(_SURE_GERMAN.findall(joined))
        if len(self.days) < _MAX_DAYS and any(datumform(form) or form == "99999999" for form in forms):
            self.days.update(text for text in set(texts) if datumform(shape(text)) or len(text) == 8)

    def _take_floats(self, numbers: list[float]) -> None:
        self.largest = max(self.largest, max(numbers), -min(numbers))
        if all(map(float.is_integer, numbers)):
            return
        self.fractions = True
        cents = list(map((100.0).__mul__, numbers))
        if not self.hundredths:
            self.hundredths = any(abs(cent - round(cent)) < 1e-4 and round(cent) % 10 for cent in cents)
        if max(map(abs, map(sub, cents, map(round, cents)))) > 1e-4:
            self.fine_fractions += sum(1 for n in cents if abs(n - round(n)) > 1e-4)


def _is_sign(form: str) -> bool:
    return form in NOTHING or form in MISSING or form in ERRORS


def _is_foreign(text: str) -> bool:
    form = shape(text)
    return bool(text) and zahlform(form) is None and datumform(form) is None and not _is_sign(form)
