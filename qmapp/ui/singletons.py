"""Keeps None, True and False alive on Python 3.11.

PySide6 6.12 returns them without taking a reference: harmless from Python 3.12 on, where they are immortal (PEP 683),
but on 3.11 every such call takes one reference away until the interpreter aborts with ``none_dealloc``.
"""

import ctypes
import sys

_PLENTY = 1 << 40


def protect() -> None:
    """Give the singletons more references than any session can take away; nothing to do from Python 3.12 on."""
    if sys.version_info >= (3, 12):
        return
    for single in (None, True, False, NotImplemented, ...):
        references = ctypes.c_ssize_t.from_address(id(single))
        if references.value < _PLENTY:
            references.value += _PLENTY
