"""Unexpected errors: a log without personal data, and one dialog that says the data is safe."""

import logging
import sys
import traceback
from types import TracebackType

from qmapp import paths

_log = logging.getLogger("qmapp")
_shown = False


def start_log() -> None:
    """Write the program's log into the log folder (three files of 500 kB at most); imported only when needed."""
    from logging.handlers import RotatingFileHandler

    if any(isinstance(handler, RotatingFileHandler) for handler in _log.handlers):
        return
    handler = RotatingFileHandler(paths.log_dir() / "q-check.log", maxBytes=500_000, backupCount=2, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    _log.addHandler(handler)


def describe(error: BaseException) -> str:
    """Type and call places of an error; its message and the values are left out, for they may name persons."""
    places = (f"  {frame.name} ({frame.filename.rsplit('/', 1)[-1]}:{frame.lineno})"
              for frame in traceback.extract_tb(error.__traceback__))  # fmt: skip
    return "\n".join((type(error).__name__, *places))


def log_error(error: BaseException) -> str:
    """Log an error and return what was logged."""
    start_log()
    text = describe(error)
    _log.error("%s", text)
    return text


def install() -> None:
    """Catch what no one has caught, also inside slots, so that the program neither dies silently nor hangs."""
    sys.excepthook = _caught


def _caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    global _shown
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    text = log_error(error.with_traceback(trace))
    if _shown:
        return
    _shown = True
    try:
        from qmapp.ui.widgets.dialogs import show_crash

        show_crash(text)
    finally:
        _shown = False
