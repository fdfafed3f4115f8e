"""The draw: every file gets a ticket from the seed, the lowest tickets are the sample.

Anybody can recompute it with ``sha256sum`` and ``sort``; no random generator of any library is involved. The order of
the list does not matter, and a larger sample of the same seed contains the smaller one.
"""

import hashlib
import heapq
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from qmapp.checks.sampling import inputs
from qmapp.german import integer


@dataclass(frozen=True)
class Draw:
    """Keys as they stood in the list, in draw order; ``certain``: those a MUS draw had to take for their amount.

    ``start`` is the 1-based place a systematic draw began at (for MUS: the cent), None where there was none.
    """

    sample: tuple[str, ...]
    spares: tuple[str, ...] = ()
    certain: tuple[str, ...] = ()
    start: int | None = None


def ticket(seed: str, key: str) -> str:
    """The hex SHA-256 of UTF-8 ``"<seed>,<key>"``; the key trimmed and NFC-normalised, the seed taken as it is.

    The seed is text: "04711" and "4711" draw different samples. Raises ValueError for an empty seed or key.
    """
    return hashlib.sha256(_prefix(seed) + _line(key)).hexdigest()


def draw(keys: Iterable[str], *, n: int, seed: str, spares: int = 0) -> Draw:
    """The n files with the lowest tickets (ties by key), then as many ``spares`` in the same order.

    Raises ValueError for a key that is empty or occurs twice (after trimming and normalising) and where n or
    n + ``spares`` exceed the list.
    """
    frame = list(keys)
    _, drawn = inputs.sample_size(len(frame), n)
    reserve = inputs.whole(spares, "Ersatzakten")
    if drawn + reserve > len(frame):
        raise ValueError(_too_short(drawn, reserve, len(frame)))
    order = [frame[i] for i in _lowest(seed, frame, drawn + reserve)]
    return Draw(sample=_checked(order[:drawn], drawn), spares=_checked(order[drawn:], reserve))


def draw_strata(
    keys: Mapping[str, Collection[str]],
    *,
    n: Mapping[str, int],
    seed: str,
    spares: int = 0,
    systematic: bool = False,
) -> dict[str, Draw]:
    """A draw within each stratum: ``n[name]`` files of ``keys[name]``, by the same tickets or ``systematic``.

    A stratum may be left out with n = 0; where fewer than ``spares`` files remain, all of them are spares. Raises
    ValueError also if the names differ or a key stands in two strata.
    """
    if set(keys) != set(n):
        raise ValueError("Schichten und Umfänge passen nicht zusammen.")
    if not any(inputs.whole(count, "Stichprobe der Schicht") for count in n.values()):
        raise ValueError("Stichprobe: Es muss mindestens eine Akte gezogen werden.")
    _unique([_line(key) for stratum in keys.values() for key in stratum])
    draws = {}
    for name, stratum in keys.items():
        if n[name] == 0:
            draws[name] = Draw(sample=())
        else:
            left = max(0, min(spares, len(stratum) - n[name]))
            if systematic:
                draws[name] = draw_systematic(stratum, n=n[name], seed=seed, spares=left, stratum=name)
            else:
                draws[name] = draw(stratum, n=n[name], seed=seed, spares=left)
    return draws


def start_position(seed: str, *, population: int, stratum: str | None = None) -> int:
    """The 1-based start of a systematic draw, as random as the seed: SHA-256(seed) mod population + 1.

    Within a stratum the text is ``"<seed>,<stratum>"``, so that the strata start independently of each other. As 2^256
    is no multiple of the population, some starts are likelier than others by less than 1e-60.
    """
    text = _prefix(seed)[:-1] if stratum is None else _prefix(seed) + _encoded(stratum)
    return int(hashlib.sha256(text).hexdigest(), 16) % inputs.population_size(population) + 1


def draw_systematic(keys: Iterable[str], *, n: int, seed: str, spares: int = 0, stratum: str | None = None) -> Draw:
    """Every (N/n)-th file of the keys in the order of ``LC_ALL=C sort``, from a start the seed decides.

    The places are those of :func:`systematic_positions` from :func:`start_position`. ``spares``: of the files not drawn
    those with the lowest tickets. Raises ValueError as :func:`draw`.
    """
    frame = list(keys)
    total, drawn = inputs.sample_size(len(frame), n)
    reserve = inputs.whole(spares, "Ersatzakten")
    if drawn + reserve > total:
        raise ValueError(_too_short(drawn, reserve, total))
    lines = [_line(key) for key in frame]
    by_ticket = _lowest(seed, frame, total if reserve else 1)
    order = sorted(range(total), key=lines.__getitem__)
    start = start_position(seed, population=total, stratum=stratum)
    places = systematic_positions(population=total, n=drawn, start=start)
    chosen = [order[place - 1] for place in places]
    taken = set(chosen)
    left = [i for i in by_ticket if i not in taken][:reserve]
    return Draw(
        sample=_checked([frame[i] for i in chosen], drawn),
        spares=_checked([frame[i] for i in left], reserve),
        start=start,
    )


def systematic_positions(*, population: int, n: int, start: int) -> tuple[int, ...]:
    """1-based positions at equal distance in a list: ((start − 1) + ⌊i·N/n⌋) mod N + 1, in draw order.

    Circular systematic sampling (Lahiri 1951): every position has the probability n/N, all n are different. Raises
    ValueError unless 1 ≤ start ≤ N.
    """
    total, drawn = inputs.sample_size(population, n)
    first = inputs.whole(start, "Startposition", minimum=1)
    if first > total:
        raise ValueError(f"Die Startposition muss zwischen 1 und {integer(total)} liegen.")
    return tuple((first - 1 + i * total // drawn) % total + 1 for i in range(drawn))


def draw_mus(keys: Iterable[str], cents: Iterable[int], *, n: int, seed: str) -> Draw:
    """Monetary unit sampling: n different files, each with a probability proportional to its amount.

    Files at least as large as the interval (total/n) are certain; they come first and are left out, as often as the
    interval of the rest demands. The rest is laid end to end in ticket order, cent by cent, and hit at
    :func:`systematic_positions` with start = SHA-256(seed) mod total + 1. A bound such as Stringer's holds for the
    files that are not ``certain``. Raises ValueError for negative amounts, for fewer than n files with an amount, and
    as :func:`draw`. Source: AICPA, Audit Sampling; Leslie, Teitlebaum, Anderson, Dollar-Unit Sampling.
    """
    frame, amounts = list(keys), [inputs.whole(value, "Betrag in Cent") for value in cents]
    if len(frame) != len(amounts):
        raise ValueError("Für jede Akte wird genau ein Betrag gebraucht.")
    _, drawn = inputs.sample_size(len(frame), n)
    order = [i for i in _lowest(seed, frame, len(frame)) if amounts[i] > 0]
    if len(order) < drawn:
        raise ValueError(f"Nur {integer(len(order))} Akten haben einen Betrag, {integer(drawn)} sollen gezogen werden.")
    certain: list[int] = []
    while (rest := drawn - len(certain)) > 0:
        total = sum(amounts[i] for i in order)
        large = [i for i in order if amounts[i] * rest >= total]
        if not large:
            break
        certain += large
        order = [i for i in order if amounts[i] * rest < total]
    start, hits = _hit(order, amounts, drawn - len(certain), seed) if len(certain) < drawn else (None, [])
    sample = _checked([frame[i] for i in certain + hits], drawn)
    return Draw(sample=sample, certain=sample[: len(certain)], start=start)


def population_digest(keys: Iterable[str]) -> str:
    """The hex SHA-256 over the sorted key lines, which freezes a population: ``sort | sha256sum`` with LC_ALL=C.

    Keys are trimmed and normalised as for the tickets; every line ends in a line feed.
    """
    lines = sorted(_line(key) for key in keys)
    return hashlib.sha256(b"".join(line + b"\n" for line in lines)).hexdigest()


def _hit(order: Sequence[int], amounts: Sequence[int], n: int, seed: str) -> tuple[int, list[int]]:
    total = sum(amounts[i] for i in order)
    start = start_position(seed, population=total)
    positions = systematic_positions(population=total, n=n, start=start)
    owner: dict[int, int] = {}
    remaining = iter(order)
    current, end = -1, 0
    for position in sorted(positions):
        while end < position:
            current = next(remaining)
            end += amounts[current]
        owner[position] = current
    return start, [owner[position] for position in positions]


def _lowest(seed: str, frame: Sequence[str], count: int) -> list[int]:
    """Positions of the ``count`` lowest tickets; a digest sorts as its hex form does."""
    prefix, sha256 = _prefix(seed), hashlib.sha256
    lines = [_line(key) for key in frame]
    _unique(lines)
    digests = [sha256(prefix + line).digest() for line in lines]
    return [i for _, _, i in heapq.nsmallest(count, zip(digests, lines, range(len(lines)), strict=True))]


def _too_short(drawn: int, reserve: int, total: int) -> str:
    files = f"{integer(drawn)} Akten und {integer(reserve)} Ersatzakten"
    return f"Für {files} ist die Liste mit {integer(total)} Akten zu kurz."


def _prefix(seed: str) -> bytes:
    if not isinstance(seed, str) or not seed:
        raise ValueError("Für die Ziehung wird ein Startwert gebraucht.")
    return _encoded(seed) + b","


def _line(key: str) -> bytes:
    if not isinstance(key, str):
        raise ValueError("Ein Aktenzeichen muss als Text vorliegen.")
    trimmed = key.strip()
    if not trimmed:
        raise ValueError("Eine Akte ohne Aktenzeichen kann nicht gezogen werden.")
    return trimmed.encode() if trimmed.isascii() else _encoded(unicodedata.normalize("NFC", trimmed))


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise ValueError("Aktenzeichen und Startwert dürfen nur gültige Schriftzeichen enthalten.") from None


def _unique(lines: Sequence[bytes]) -> None:
    twice = len(lines) - len(set(lines))
    if twice:
        raise ValueError(
            f"{integer(twice)} Aktenzeichen kommen mehrfach vor; jede Akte darf nur einmal in der Liste stehen."
        )


def _checked(order: Sequence[str], count: int) -> tuple[str, ...]:
    """What the protocol promises, looked at after the draw: exactly so many, all different."""
    if len(order) != count or len(set(order)) != count:
        raise ValueError("Die Ziehung ist fehlerhaft und wird nicht verwendet.")
    return tuple(order)
