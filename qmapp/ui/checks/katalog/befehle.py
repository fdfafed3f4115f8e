"""What may be done with a catalogue, each step with what the user is told."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from qmapp.checks import katalog as door
from qmapp.checks.katalog import Einfuegung, Katalog, Katalogart, KatalogZeile, Pruefpunkt
from qmapp.ui.befehle import Befehle
from qmapp.ui.checks.katalog.arten import WORTE, many
from qmapp.ui.context import Context

#: The name under which a head passes on words of its scale.
SKALA = "skala"


class Katalogbefehle(Befehle):
    """Belongs to a page, for the version in hand; ``refused`` carries the UserError to show."""

    def __init__(self, page: QObject, context: Context) -> None:
        super().__init__(page, context)
        self.katalog_id: UUID | None = None
        self.art = Katalogart.AKTENPRUEFUNG
        self._before: tuple[UUID, Katalog | None] | None = None

    def vorgaenger(self) -> Katalog | None:
        """The version the one in hand goes back to, read once: it is published and does not change."""
        if self.katalog_id is None:
            return None
        if self._before is None or self._before[0] != self.katalog_id:
            self._before = self.katalog_id, self._context.read(door.vorgaenger, self.katalog_id)
        return self._before[1]

    def begin(self, source: UUID | Katalog) -> UUID | None:
        """Begin the next version."""
        made: UUID | None = self.result("Neue Fassung begonnen", door.begin_entwurf, source)
        if made is not None:
            words = WORTE[self.art]
            self._context.tell(f"Neue Fassung begonnen. {words.laufende} bleiben bei ihrer Fassung.", undo=True)
        return made

    def copy(self, source: UUID | Katalog, code: str, titel: str) -> UUID | None:
        """Copy as an own catalogue."""
        made: UUID | None = self.result("Katalog kopiert", door.copy_katalog, source, code=code, titel=titel)
        if made is not None:
            self._context.tell(f"Eigener Katalog {code.upper()} angelegt.", undo=True)
        return made

    def take(self, gelesen: Katalog) -> UUID | None:
        """Keep a catalogue read from a file."""
        told = {"heute": self._context.heute(), "wer": self._context.wer}
        made: UUID | None = self.result("Katalog eingelesen", door.import_katalog, gelesen, **told)
        if made is not None:
            self._context.tell(f"{gelesen.code} Fassung {gelesen.version} eingelesen.", undo=True)
        return made

    def publish(self) -> bool:
        """Freeze the draft in hand."""
        told = {"heute": self._context.heute(), "wer": self._context.wer}
        if not self._done("Fassung veröffentlicht", door.publish_entwurf, **told):
            return False
        words = WORTE[self.art]
        self._context.tell(f"Fassung veröffentlicht. Neue {words.laeufe} nehmen ab jetzt diese Fassung.", undo=True)
        return True

    @Slot()
    def delete_draft(self) -> None:
        """Delete the draft in hand without asking; the message offers to undo it."""
        if self._done("Entwurf gelöscht", door.delete_entwurf):
            self._context.tell("Entwurf gelöscht.", undo=True)

    @Slot(object)
    def delete_row(self, row: KatalogZeile) -> None:
        """Delete a version if it is the draft in hand; a published one stays."""
        if row.entwurf:
            self.delete_draft()
        else:
            self._context.tell("Eine veröffentlichte Fassung bleibt.", tone="info")

    def change_head(self, name: str, value: object) -> None:
        """Change one thing of the head; of the scale ``value`` is (step, field, text)."""
        changes: dict[str, Any] = {name: value}
        if name == SKALA and isinstance(value, tuple):
            step, field, text = value
            self._done("Skala geändert", door.update_skala, step, **{field: text})
        else:
            self._done("Kopf des Katalogs geändert", door.update_kopf, **changes)

    def change_point(self, code: str, name: str, value: object) -> None:
        """Change one thing of a Prüfpunkt."""
        changes: dict[str, Any] = {name: value}
        self._done(f"{WORTE[self.art].punkt} {code} geändert", door.update_punkt, code, **changes)

    def add(self, after: Pruefpunkt | None) -> str | None:
        """Add an empty point after another one and of its Bereich; its code."""
        like = {} if after is None else {"nach": after.code, "bereich": after.bereich}
        made: str | None = self._on_draft(f"{WORTE[self.art].punkt} angelegt", door.add_punkt, **like)
        return made

    @Slot(object)
    def delete(self, punkt: Pruefpunkt) -> None:
        """Delete a Prüfpunkt without asking."""
        noun = WORTE[self.art].punkt
        if self._done(f"{noun} {punkt.code} gelöscht", door.delete_punkt, punkt.code):
            self._context.tell(f"{noun} {punkt.nummer} „{punkt.titel or punkt.frage}“ gelöscht.", undo=True)

    @Slot(object, int)
    def move(self, punkt: Pruefpunkt, nummer: int) -> None:
        """Give a Prüfpunkt another place."""
        self._done(f"{WORTE[self.art].punkt} {punkt.code} verschoben", door.move_punkt, punkt.code, nummer)

    def paste(self, text: str, after: str) -> Einfuegung | None:
        """Add the rows of the clipboard."""
        made: Einfuegung | None = self._on_draft(
            f"{WORTE[self.art].punkte} eingefügt", door.paste_punkte, text, nach=after
        )
        if made is not None:
            self._context.tell(f"{many(self.art, len(made.codes))} eingefügt.", undo=True)
        return made

    def _done(self, label: str, command: Callable[..., object], *args: object, **told: object) -> bool:
        """Whether a step on the draft in hand was done, for commands that return nothing."""
        return self._on_draft(label, _truly(command), *args, **told) is True

    def _on_draft(self, label: str, command: Callable[..., Any], *args: object, **told: object) -> Any:
        return None if self.katalog_id is None else self.result(label, command, self.katalog_id, *args, **told)


def _truly(command: Callable[..., object]) -> Callable[..., bool]:
    """The command, answering True once it is through."""

    def run(*args: object, **told: object) -> bool:
        command(*args, **told)
        return True

    return run
