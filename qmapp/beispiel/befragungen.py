"""Writes the Befragungen of the example: the office's own questionnaire, sheets that add up to what is told, themes.

The folder tells counts, no sheets. They are dealt so that every count comes out and that whoever is content with one
thing tends to be content with another, as people are; who answers what depends on nothing but its place.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlmodel import Session

from qmapp.beispiel.quelle import Amt, read_toml
from qmapp.checks import befragung, katalog
from qmapp.checks.befragung import themen
from qmapp.checks.befragung.rows import NICHT_BEURTEILBAR
from qmapp.checks.katalog import Katalogart
from qmapp.checks.katalog.katalog import FREITEXT
from qmapp.workspace import Workspace

_TOP = (4, 5)
#: How much of an answer is mood and how much its own: 0 all mood.
_OWN = 0.8
#: Leistungsbereiche told together under the name of another.
_TOGETHER = {"LB-LTG": "Leitung, Grundsatz, Qualität, Haushalt und Bereiche unter fünf Bögen"}


@dataclass(frozen=True)
class _Group:
    """Sheets of one Leistungsbereich: how many answered the question it is told for, how many with the best steps."""

    size: int
    valid: int
    top: int


def write(workspace: Workspace, office: Amt) -> dict[str, UUID]:
    """Write them; Kennung → id."""
    names = {one["id"]: one["name"] for one in read_toml("amt.toml")["leistungsbereich"]}
    known: dict[str, UUID] = {}
    for story in read_toml("befragungen.toml")["befragung"]:
        name, act = story["id"], workspace.execute
        form = act(f"{name}: Fragebogen des Amts", _questionnaire, story, names, office)
        known[name] = act(f"{name}: angelegt", _head, story, form, office)
        act(f"{name}: Bögen erfasst", _enter, known[name], story, form, office)
        act(f"{name}: freie Antworten gelesen", _voices, known[name], story, form)
        act(f"{name}: abgeschlossen", befragung.close_befragung, known[name], heute=story["ergebnis_am"])
    return known


def _questionnaire(
    session: Session, story: Mapping[str, Any], names: Mapping[str, str], office: Amt
) -> katalog.Katalog:
    """The office's version of the shipped questionnaire: its own wording, its own Leistungsbereiche."""
    shipped = katalog.load(story["katalog"], Katalogart.BEFRAGUNG)
    draft = katalog.begin_entwurf(session, shipped)
    katalog.update_kopf(session, draft, gueltig_ab=story["von"])
    for item in story["item"]:
        katalog.update_punkt(session, draft, item["frage"], frage=item["text"])
    areas = [group["leistungsbereich"] for group in story["gruppe"]]
    options = [*(_TOGETHER.get(area, names[area]) for area in areas), "keine Angabe"]
    katalog.update_punkt(session, draft, f"{story['katalog']}-A1", optionen=options)
    for place, asked in enumerate(story["offen"], 1):
        katalog.update_punkt(session, draft, f"{story['katalog']}-F{place}", frage=asked["frage"])
    katalog.publish_entwurf(session, draft, heute=story["von"], wer=office.rollen["R-QMB"])
    return katalog.katalog(session, draft)


def _head(session: Session, story: Mapping[str, Any], form: katalog.Katalog, office: Amt) -> UUID:
    key = befragung.create_befragung(
        session,
        katalog=form,
        heute=story["von"],
        kennung=story["id"],
        titel=story["titel"],
        von=story["von"],
        bis=story["bis"],
        ausgegeben=story["ausgegeben"],
        weg=story["weg"],
        aussagekraft=story["aussagekraft"],
        fazit=story["in_einem_satz"],
        beteiligte=[office.rollen[role] for role in story.get("beteiligt", ())],
        ergebnis_am=story["ergebnis_am"],
        vorher_ausgegeben=story["vorher_ausgegeben"],
        vorher_boegen=story["vorher_ruecklauf"],
        loeschen_am=date(story["bis"].year + 1, 11, 30),
    )
    before = {item["frage"]: (item["vorher_top2"], item["vorher_gueltig"]) for item in story["item"]}
    befragung.set_vorwerte(session, key, before)
    return key


def _enter(session: Session, key: UUID, story: Mapping[str, Any], form: katalog.Katalog, office: Amt) -> None:
    when, area = datetime.combine(story["bis"], time(8, 0), UTC), f"{story['katalog']}-A1"
    groups = [choice for choice, group in enumerate(story["gruppe"], 1) for _ in range(group["ruecklauf"])]
    for number, (werte, choice) in enumerate(zip(_sheets(story), groups, strict=True), 1):
        befragung.enter_bogen(
            session,
            key,
            f"{number:04d}",
            werte=werte,
            angaben={area: choice},
            jetzt=when,
            wer=office.rollen["R-QMB"],
        )


def _voices(session: Session, key: UUID, story: Mapping[str, Any], form: katalog.Katalog) -> None:
    codes = [punkt.code for punkt in form.punkte if punkt.bereich == FREITEXT]
    for code, told in zip(codes, story["offen"], strict=False):
        for theme in told["themen"]:
            title, _, count = theme.removesuffix(")").rpartition(" (")
            themen.set_thema(session, key, code, title, int(count))
        for voice in told["stimmen"]:
            themen.add_stimme(session, key, code, voice)


def _sheets(story: Mapping[str, Any]) -> list[dict[str, int]]:
    """The answers of every sheet, those of a group one after the other."""
    told = {item["frage"]: item for item in story["item"]}
    asked = story["gruppen_frage"]
    groups = [_Group(group["ruecklauf"], group["gueltig"], group["top2"]) for group in story["gruppe"]]
    led = _of_groups(told[asked], groups, story["id"])
    mood = [_mood(story["id"], place, value) for place, value in enumerate(led)]
    sheets: list[dict[str, int]] = [{} for _ in led]
    for code, item in told.items():
        answers = led if code == asked else _dealt(item, mood, f"{story['id']} {code}")
        for sheet, answer in zip(sheets, answers, strict=True):
            if answer is not None:
                sheet[code] = answer
    return sheets


def _of_groups(item: Mapping[str, Any], groups: Sequence[_Group], salt: str) -> list[int | None]:
    """Answers to the question told by group: each group has as many valid ones and best steps as it should."""
    low = [step for step, count in enumerate(item["verteilung"], 1) if step not in _TOP for _ in range(count)]
    best = [step for step, count in enumerate(item["verteilung"], 1) if step in _TOP for _ in range(count)]
    silent: list[int | None] = [NICHT_BEURTEILBAR] * item["nicht_beurteilbar"] + [None] * item["keine_angabe"]
    lows, bests = iter(_mixed(low, salt)), iter(_mixed(best, salt))
    silents = iter(silent)
    found: list[int | None] = []
    for group in groups:
        found += [next(bests) for _ in range(group.top)]
        found += [next(lows) for _ in range(group.valid - group.top)]
        found += [next(silents) for _ in range(group.size - group.valid)]
    return found


def _dealt(item: Mapping[str, Any], mood: Sequence[float], salt: str) -> Iterator[int | None]:
    """The answers to an item: who is silent is chance, the lower steps go to who is in the lower mood."""
    steps = [step for step, count in enumerate(item["verteilung"], 1) for _ in range(count)]
    order = sorted(range(len(mood)), key=lambda place: _chance(salt, place))
    silent = item["nicht_beurteilbar"] + item["keine_angabe"]
    answers: dict[int, int | None] = {
        place: NICHT_BEURTEILBAR if rank < item["nicht_beurteilbar"] else None
        for rank, place in enumerate(order[:silent])
    }
    speaking = sorted(order[silent:], key=lambda place: mood[place] + _OWN * _chance(f"{salt} own", place))
    answers |= dict(zip(speaking, steps, strict=True))
    return (answers[place] for place in range(len(mood)))


def _mood(salt: str, place: int, value: int | None) -> float:
    """Between 0 and about 1: what was said to the question told by group, and a chance of its own."""
    return (value or 3) / 8 + _chance(f"{salt} mood", place) / 2


def _mixed(values: Sequence[int], salt: str) -> list[int]:
    order = sorted(range(len(values)), key=lambda place: _chance(f"{salt} mixed", place))
    return [values[place] for place in order]


def _chance(salt: str, place: int) -> float:
    """A number from 0 to 1 that looks like chance and is the same on every computer."""
    return int.from_bytes(sha256(f"{salt} {place}".encode()).digest()[:6]) / 2**48
