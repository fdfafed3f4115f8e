"""Unexpected errors: logged without personal data, and one dialog that says the data is safe."""

import sys
from types import TracebackType

from qmapp import log

_shown = False


def install() -> None:
    """Catch what no one has caught, also inside slots, so that the program neither dies silently nor hangs."""
    sys.excepthook = _caught


def _caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    global _shown
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    text = log.record(error.with_traceback(trace))
    if _shown:
        return
    _shown = True
    try:
        from qmapp.ui.widgets.dialogs import show_crash

        show_crash(text)
    finally:
        _shown = False
