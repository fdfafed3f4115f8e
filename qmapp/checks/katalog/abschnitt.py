"""A section of a catalogue file that says where in the file something is wrong."""

from datetime import date, datetime

from qmapp.errors import UserError
from qmapp.german import clean_text

LONGEST_TEXT = 4_000


class Abschnitt:
    """A TOML table that names itself when something is wrong with it."""

    def __init__(self, content: object, name: str):
        if not isinstance(content, dict):
            raise invalid(name, "ist kein Abschnitt")
        self.content, self.name = content, name

    def text(self, key: str, *, empty: bool = False) -> str:
        value = self.content.get(key, "" if empty else None)
        return self._clean(key, value, empty)

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.content.get(key, [])
        if not isinstance(values, list):
            raise invalid(self.name, f"„{key}“ muss eine Liste von Texten sein")
        return tuple(self._clean(key, value, False) for value in values)

    def lines(self, key: str) -> str:
        """A text, or a list of texts as lines of one."""
        value = self.content.get(key)
        return "\n".join(self.texts(key)) if isinstance(value, list) else self.text(key)

    def number(self, key: str, lowest: int, highest: int) -> int:
        value = self.content.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or not lowest <= value <= highest:
            raise invalid(self.name, f"„{key}“ muss eine ganze Zahl von {lowest} bis {highest} sein")
        return value

    def truth(self, key: str) -> bool:
        value = self.content.get(key, False)
        if not isinstance(value, bool):
            raise invalid(self.name, f"„{key}“ muss wahr oder falsch sein (true oder false)")
        return value

    def day(self, key: str) -> date:
        value = self.content.get(key)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise invalid(self.name, f"„{key}“ muss ein Datum sein, zum Beispiel 2026-04-29")
        return value

    def day_or_none(self, key: str) -> date | None:
        return None if self.content.get(key) is None else self.day(key)

    def tables(self, key: str, *, empty: bool = False) -> "list[Abschnitt]":
        values = self.content.get(key, [] if empty else None)
        if not isinstance(values, list) or not (values or empty):
            raise invalid(self.name, f"der Abschnitt „{key}“ fehlt")
        return [Abschnitt(value, f"{key} {number}") for number, value in enumerate(values, 1)]

    def _clean(self, key: str, value: object, empty: bool) -> str:
        if not isinstance(value, str) or len(value) > LONGEST_TEXT:
            raise invalid(self.name, f"„{key}“ fehlt oder ist kein Text von höchstens {LONGEST_TEXT} Zeichen")
        cleaned = clean_text(value).strip()
        if not cleaned and not empty:
            raise invalid(self.name, f"„{key}“ ist leer")
        return cleaned


def invalid(place: str, what: str) -> UserError:
    """The refusal of a file for ``what`` is wrong at ``place``."""
    return UserError(
        f"Der Prüfkatalog ist nicht gültig: {place}, {what}.", advice="Bitte berichtigen Sie die Katalogdatei."
    )
