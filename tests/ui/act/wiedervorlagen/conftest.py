"""The workspace of the card's tests."""

from tests.ui.act.wiedervorlage.conftest import context, empty, in_dialog

__all__ = ["context", "empty", "in_dialog"]
