"""How the Maßnahmen were shown last: remembered on this computer, but for words and names.

What was searched for and whose Maßnahmen were shown stays out of the settings, which are not encrypted.
"""

from qmapp import settings as settings_file
from qmapp.settings import Settings
from qmapp.ui.act.massnahmen.ansichten import Ansicht, Ansichten
from qmapp.ui.act.massnahmen.bestand import Ordnung, Zeigen


def recall(settings: Settings, key: str, shown: Ansichten) -> None:
    """Show them as they were shown last; what the settings do not know (any more) stays as it is."""
    kept = settings.views.get(key)
    if not isinstance(kept, dict):
        kept = {}
    zeigen, ordnung, ansicht = (str(kept.get(name, "")) for name in ("zeigen", "ordnung", "ansicht"))
    if zeigen in set(Zeigen):
        shown.filter.zeigen.set_value(Zeigen(zeigen))
    order = Ordnung(ordnung) if ordnung in set(Ordnung) else Ordnung.STAND
    shown.tafel.order(order, descending=kept.get("absteigend") == "ja")
    if ansicht in set(Ansicht):
        shown.set_ansicht(Ansicht(ansicht))


def remember(settings: Settings, key: str, shown: Ansichten) -> None:
    """Keep how they are shown, if it is different from what is kept."""
    order, descending = shown.tafel.sorted_by()
    now = {
        "zeigen": str(shown.filter.auswahl().zeigen),
        "ordnung": str(order),
        "absteigend": "ja" if descending else "",
        "ansicht": str(shown.ansicht()),
    }
    if settings.views.get(key) != now:
        settings.views[key] = now
        settings_file.save(settings)
