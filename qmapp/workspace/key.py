"""From passphrase to key.

The key is derived as SQLCipher 4 itself derives it (PBKDF2-HMAC-SHA512, 256,000 rounds, the first 16 bytes of the
file as salt), once per opening instead of once per connection. So every file also opens with its passphrase in any
SQLCipher tool, which is the emergency exit.
"""

import hashlib
import os
import re
import unicodedata
from dataclasses import dataclass, field

from qmapp.errors import UserError

SALT_BYTES = 16
ROUNDS = 256_000

#: The example's key is public: its file is of the same type as every other, and nobody needs a passphrase for it.
_SAMPLE_SECRET = hashlib.sha256(b"Q-Check: Beispiel ohne Schutz").digest()


@dataclass(frozen=True)
class Key:
    """A derived key with the salt it belongs to; never printed."""

    secret: bytes = field(repr=False)
    salt: bytes = field(repr=False)
    sample: bool = False

    @property
    def pragma(self) -> str:
        """Key and salt as SQLCipher takes them raw: 96 hexadecimal digits."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"


def new_salt() -> bytes:
    """A random salt for a new file."""
    return os.urandom(SALT_BYTES)


def derive(passphrase: str | None, salt: bytes) -> Key:
    """The key of a passphrase for a salt of 16 bytes; ``None`` is the example's public key.

    Raises UserError for a passphrase no file can have.
    """
    if passphrase is None:
        return Key(_SAMPLE_SECRET, salt, sample=True)
    text = normalised(passphrase)
    return Key(hashlib.pbkdf2_hmac("sha512", text.encode(), salt, ROUNDS, 32), salt)


def normalised(passphrase: str) -> str:
    """The passphrase as it is used: NFC, because keyboards of different systems spell "ü" in different ways.

    Raises UserError for an empty one, for NUL, and for the form x'…' that SQLCipher would take as a raw key.
    """
    text = unicodedata.normalize("NFC", passphrase)
    if not text.strip():
        raise UserError("Es wurde keine Passphrase eingegeben.", field="passphrase")
    if "\0" in text or any(0xD800 <= ord(c) <= 0xDFFF for c in text):
        raise UserError("Die Passphrase enthält ein Zeichen, das nicht verwendet werden kann.", field="passphrase")
    if re.fullmatch(r"x'[0-9a-f]*'", text, re.IGNORECASE):
        raise UserError(
            "Eine Passphrase der Form x'…' kann nicht verwendet werden.",
            advice="Bitte wählen Sie eine andere Passphrase.",
            field="passphrase",
        )
    return text


def require_strong(passphrase: str) -> None:
    """Refuse a passphrase too weak for a new file: fewer than 12 characters and fewer than 5 words."""
    text = normalised(passphrase)
    if (len(text) < 12 and len(text.split()) < 5) or len(set(text)) < 5:
        raise UserError(
            "Die Passphrase ist zu kurz oder zu einfach.",
            advice="Bitte wählen Sie mindestens 12 verschiedenartige Zeichen oder 5 Wörter.",
            field="passphrase",
        )
