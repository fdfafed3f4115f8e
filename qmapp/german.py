"""German numbers, amounts and dates as the user reads and types them.

Thousands are grouped with a point, decimals follow a comma, and a no-break space stands before % and € and after §.
"""

import re
import unicodedata
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

NBSP = "\u00a0"
_KEPT = "\n\t\u200c\u200d"


def integer(value: int) -> str:
    """22082 → ``22.082``."""
    return f"{value:,}".replace(",", ".").replace("-", "−")


def decimal(value: Decimal | Fraction | float, places: int) -> str:
    """Rounded half up in decimal arithmetic: 10.8729, 1 place → ``10,9``."""
    exact = (
        Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else Decimal(str(value))
    )
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if rounded == 0:
        rounded = abs(rounded)
    return f"{rounded:,}".translate(str.maketrans(",.", ".,")).replace("-", "−")


def percent(rate: Decimal | Fraction | float, places: int = 1) -> str:
    """A fraction as per cent: 0.1087 → ``10,9 %``."""
    return decimal(rate * 100, places) + NBSP + "%"


def percent_range(lower: float, upper: float, places: int = 1) -> str:
    """``8,6 bis 13,5 %``."""
    return f"{decimal(lower * 100, places)} bis {percent(upper, places)}"


def points(margin: float, places: int = 1) -> str:
    """A margin in percentage points: 0.0225 → ``±2,3``."""
    return "±" + decimal(margin * 100, places)


def euro(cents: int, *, always_cents: bool = True) -> str:
    """33840 → ``338,40 €``; without cents 2527300 → ``25.273 €``."""
    return decimal(Decimal(cents) / 100, 2 if always_cents else 0) + NBSP + "€"


def euro_rounded(cents: int) -> str:
    """A projected amount as it may be said, three significant digits at most: 85463765 → ``855.000 €``."""
    euros = Decimal(cents) / 100
    if euros == 0:
        return "0" + NBSP + "€"
    step = Decimal(10) ** max(euros.copy_abs().adjusted() - 2, 0)
    return integer(int((euros / step).quantize(Decimal(1), ROUND_HALF_UP) * step)) + NBSP + "€"


def day(value: date) -> str:
    """``20.11.2025``."""
    return value.strftime("%d.%m.") + f"{value.year:04d}"


def parse_decimal(text: str) -> Decimal:
    """Read ``1.234,56``, ``1234,56``, ``-3`` or ``56,40 €`` exactly.

    Raises ValueError for anything else; an English ``1,234.56`` or a lone ``1.234`` that could mean two things only
    in English is read the German way (1234) or refused.
    """
    cleaned = text.strip().removesuffix("€").removesuffix("%").strip().replace("−", "-")
    if not re.fullmatch(r"[+-]?(\d{1,18}|\d{1,3}(\.\d{3}){1,5})(,\d{1,9})?", cleaned, re.ASCII):
        raise ValueError(text)
    return Decimal(cleaned.replace(".", "").replace(",", "."))


def parse_cents(text: str) -> int:
    """Read an amount in euro as integer cents; more than two decimals raise ValueError."""
    cents = parse_decimal(text) * 100
    if cents != cents.to_integral_value():
        raise ValueError(text)
    return int(cents)


def parse_day(text: str) -> date:
    """Read ``7.3.2025`` or ``07.03.2025``; two-digit years and impossible days raise ValueError."""
    match = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text.strip(), re.ASCII)
    if match is None:
        raise ValueError(text)
    return date(int(match[3]), int(match[2]), int(match[1]))


def clean_text(text: str) -> str:
    """Text as it is kept: NFC, line ends as \\n, without what nobody sees; raises ValueError on lone surrogates.

    Control and format characters go (bidirectional overrides, zero-width spaces, BOM, soft hyphens), so that two names
    that look the same are the same. The joiners stay: Arabic words and emoji are written with them.
    """
    text.encode("utf-8")
    normal = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in normal if c in _KEPT or unicodedata.category(c) not in ("Cc", "Cf"))


def folded(text: str) -> str:
    """Text for searching and sorting, as DIN 5007-1 sorts: case folded, ä as a, ß as ss (``Müßig`` → ``mussig``)."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
