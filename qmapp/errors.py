"""What may go wrong in front of a user, said in complete German sentences."""


class UserError(Exception):
    """A refusal the user can act on.

    ``message`` says what happened, ``safe`` what that means for the data, ``advice`` what to do now; all three are
    complete German sentences without personal data. ``field`` names the input the message belongs to, if there is one.
    """

    def __init__(self, message: str, *, safe: str = "Es wurde nichts verändert.", advice: str = "", field: str = ""):
        self.message = message
        self.safe = safe
        self.advice = advice
        self.field = field
        super().__init__(self.text)

    @property
    def text(self) -> str:
        """The three sentences in one line, empty parts left out."""
        return " ".join(part for part in (self.message, self.safe, self.advice) if part)


class Cancelled(Exception):  # noqa: N818 - not an error: the user asked for it
    """The user has cancelled a long work; nothing of it is kept."""
