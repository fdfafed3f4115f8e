"""The shipped catalogues against the table of their authors, and word by word against what they wrote."""

import hashlib
import json
from collections import Counter
from dataclasses import MISSING, asdict, fields
from pathlib import Path

import pytest

from qmapp.checks.katalog import Katalog, Pruefpunkt, load, shipped

#: From the authors' own table: points, points by Bereich, with payment, by weight, reform, to be read, Textbausteine.
TABLE = {
    "AP-KDU": (40, {"F": 31, "V": 9}, 28, (4, 21, 15), ("06", "07"), "03 06 07 12 23 32 39 40", 97),
    "AP-GRU": (28, {"F": 26, "V": 2}, 21, (2, 12, 14), ("16",), "01 16 22", 63),
    "AP-EGL": (26, {"F": 23, "V": 3}, 16, (1, 14, 11), ("02", "09"), "02 09 14 18 21 23", 66),
    "AP-BWQ": (27, {"B": 16, "W": 11}, 7, (5, 9, 13), (), "11", 60),
}
LOCKS = {
    "AP-KDU": {"06": ["07"], "12": ["13", "14"], "21": ["22"], "22": ["36"]},
    "AP-GRU": {},
    "AP-EGL": {"17": ["18"]},
    "AP-BWQ": {"12": ["13"], "20": [str(n) for n in range(21, 31)], "28": ["29"]},
}


def ends(codes: tuple[str, ...]) -> list[str]:
    return [code.rsplit("-", 1)[1] for code in codes]


def test_four_are_shipped() -> None:
    assert {katalog.code for katalog in shipped()} == set(TABLE)


@pytest.mark.parametrize("code", TABLE)
def test_each_is_what_its_authors_counted(code: str) -> None:
    katalog = load(code)
    points, areas, payment, weights, reform, marked, texts = TABLE[code]
    assert len(katalog.punkte) == points
    assert Counter(p.bereich for p in katalog.punkte) == areas
    assert sum(p.zahlungswirkung for p in katalog.punkte) == payment
    assert tuple(sum(p.gewicht == weight for p in katalog.punkte) for weight in (1, 2, 3)) == weights
    assert tuple(ends(tuple(p.code for p in katalog.punkte if p.reform_2026))) == reform
    assert " ".join(ends(tuple(p.code for p in katalog.punkte if p.pruefen))) == marked
    assert sum(len(p.textbausteine) for p in katalog.punkte) == texts
    assert {ends((p.code,))[0]: ends(p.sperrt) for p in katalog.punkte if p.sperrt} == LOCKS[code]
    assert all(283 <= len(p.hinweis) <= 453 and len(p.titel) <= 45 for p in katalog.punkte)


def test_the_gap_of_the_template_stays() -> None:
    numbers = [int(end) for end in ends(tuple(p.code for p in load("AP-BWQ").punkte))]
    assert numbers == [*range(1, 17), *range(20, 31)]


def test_every_head_and_every_point_is_the_authors_word_by_word() -> None:
    lines = (Path(__file__).parent / "data/urfassung.txt").read_text("utf-8").splitlines()
    told = {name: digest for digest, name in (line.split() for line in lines if not line.startswith("#"))}
    found: dict[str, str] = {}
    for katalog in shipped():
        names = [name for name in own(Katalog) if name not in ("bereiche", "punkte")]
        areas = [{"schluessel": b.schluessel, "titel": b.titel} for b in katalog.bereiche]
        head = {name: getattr(katalog, name) for name in names}
        found[katalog.code] = digest({**head, "art": "aktenpruefung", "bereiche": areas})
        found |= {punkt.code: digest(as_told(punkt)) for punkt in katalog.punkte}
    assert len(told) == 4 + 121
    assert {name for name in told if told[name] != found.get(name)} == set()
    assert set(found) == set(told)


def own(kind: type[Katalog] | type[Pruefpunkt]) -> set[str]:
    """The fields every catalogue of an Aktenprüfung has; the others keep their default in them."""
    return {f.name for f in fields(kind) if f.default is MISSING}


def as_told(punkt: Pruefpunkt) -> dict[str, object]:
    """The values their file names: marks that do not hold are left out there."""
    values = {name: value for name, value in asdict(punkt).items() if name in own(Pruefpunkt)}
    left_out = {"nummer"} | (set() if punkt.pruefen else {"pruefen", "pruefen_grund"})
    return {name: value for name, value in values.items() if name not in left_out}


def digest(values: dict[str, object]) -> str:
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, default=str, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
