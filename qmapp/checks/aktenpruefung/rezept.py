"""How to recompute a draw without this program: in words, and as lines for any Unix shell.

The lines need sha256sum, sort, head, awk, grep, fold and cut, which Linux and Git Bash bring along. They read
``akten.txt`` (a key per line, UTF-8, without the excluded files), one such file per stratum of a stratified draw, or
``betraege.txt`` (cents, blank, key) of a draw by amount, and print ``ticket key`` in the order of the draw.
"""

import shlex
from collections.abc import Iterable
from dataclasses import dataclass

from qmapp.checks.aktenpruefung.rows import Auswahl, Plan

AKTEN, BETRAEGE = "akten.txt", "betraege.txt"


@dataclass(frozen=True)
class Lauf:
    """One command of the recipe: the file it reads, the stratum in it, how many files it draws and spares."""

    datei: str
    schicht: str
    akten: int
    reserve: int


def laeufe(plan: Plan, gezogen: Iterable[tuple[str, int, int]]) -> tuple[Lauf, ...]:
    """One run per stratum (name, files, spares) of a stratified draw, else one over all; an empty stratum has none."""
    drawn = [entry for entry in gezogen if entry[1]]
    if not plan.geschichtet:
        akten, reserve = sum(n for _, n, _ in drawn), sum(n for _, _, n in drawn)
        return (Lauf(BETRAEGE if plan.nach_betrag else AKTEN, "", akten, reserve),)
    return tuple(Lauf(f"schicht-{number}.txt", *entry) for number, entry in enumerate(drawn, 1))


def pruefsummenzeile() -> str:
    """The command whose result must be the population's digest."""
    return f"LC_ALL=C sort {AKTEN} | sha256sum"


def schritte(plan: Plan) -> tuple[str, ...]:
    """The rule of the draw in words."""
    je_schicht = "je Schicht " if plan.geschichtet else ""
    ticket = (
        "Jede Akte der Grundgesamtheit bekommt ein Ticket: die SHA-256-Prüfsumme des Textes aus Startwert, Komma und "
        "Aktenzeichen (UTF-8, hexadezimal, ohne Leerzeichen am Rand)."
    )
    if plan.auswahl is Auswahl.SYSTEMATISCH:
        text = "Startwert, Komma und Name der Schicht" if plan.geschichtet else "dem Startwert"
        return (
            f"Die Aktenzeichen werden {je_schicht}Zeichen für Zeichen nach ihren UTF-8-Bytes sortiert und von 1 bis N "
            f"gezählt.",
            f"Der Startplatz ist s + 1; s ist die SHA-256-Prüfsumme aus {text}, als Zahl gelesen, modulo N.",
            "Die i-te von n Akten (i von 0 an) steht auf dem Platz (s + ⌊i · N ÷ n⌋) modulo N + 1.",
            ticket,
            "Ersatzakten sind von den nicht gezogenen Akten die mit den kleinsten Tickets.",
        )
    if plan.nach_betrag:
        return (
            ticket,
            "Nur Akten mit einem Betrag über 0\u00a0€ nehmen teil. Ist ein Betrag mindestens so groß wie die Summe "
            "geteilt durch die Stichprobe, wird die Akte sicher gezogen; das wiederholt sich mit den übrigen Akten und "
            "der übrigen Stichprobe.",
            "Die übrigen Beträge werden in der Reihenfolge der Tickets aneinandergelegt, Cent für Cent (T Cent).",
            "Der erste Treffer ist der Cent s + 1; s ist die SHA-256-Prüfsumme aus dem Startwert, als Zahl gelesen, "
            "modulo T.",
            "Der i-te von m Treffern (i von 0 an) ist der Cent (s + ⌊i · T ÷ m⌋) modulo T + 1; seine Akte ist gezogen.",
        )
    return (
        ticket,
        f"Die Akten werden {je_schicht}aufsteigend nach dem Ticket sortiert.",
        "Die ersten bilden die Stichprobe, die nächsten in derselben Reihenfolge die Ersatzakten."
        if plan.ersatz
        else "Die ersten bilden die Stichprobe.",
    )


def befehle(plan: Plan, runs: Iterable[Lauf]) -> tuple[str, ...]:
    """The lines to type: the seed, the functions this kind of draw needs, and one call per run."""
    seed = (f"S={shlex.quote(plan.startwert)}", "export LC_ALL=C")
    if plan.nach_betrag:
        calls = tuple(f"betrag {run.datei} {run.akten}" for run in runs)
        return (*seed, *_REST, *_BY_AMOUNT, *calls)
    if plan.auswahl is Auswahl.SYSTEMATISCH:
        calls = tuple(f"schritte {run.datei} {run.akten} {run.reserve} {_start_text(plan, run)}" for run in runs)
        return (*seed, *_TICKETS, *_REST, *_IN_STEPS, *calls)
    return (*seed, *_TICKETS, *_LOWEST, *(f"ziehe {run.datei} {run.akten + run.reserve}" for run in runs))


def _start_text(plan: Plan, run: Lauf) -> str:
    return f'"$S",{shlex.quote(run.schicht) if run.schicht else ""}' if plan.geschichtet else '"$S"'


_TICKETS = (
    "tickets() {",
    "  while IFS= read -r a; do",
    '    h=$(printf \'%s,%s\' "$S" "$a" | sha256sum | cut -c1-64)',
    '    printf \'%s %s\\n\' "$h" "$a"',
    "  done",
    "}",
)
_LOWEST = (
    "ziehe() {",
    '  tickets < "$1" | sort | head -n "$2"',
    "}",
)
_REST = (
    "rest() {",
    "  r=0",
    "  for z in $(printf '%s' \"$1\" | sha256sum | cut -c1-64 | fold -w1)",
    "  do r=$(( (r * 16 + 0x$z) % $2 )); done",
    '  echo "$r"',
    "}",
)
_IN_STEPS = (
    "schritte() {",
    '  s=$(rest "$4" "$(wc -l < "$1")")',
    '  sort "$1" | awk -v s="$s" -v n="$2" \'{ a[NR - 1] = $0 }',
    "    END { for (i = 0; i < n; i++)",
    "      print a[(s + int(i * NR / n)) % NR] }' > gezogen.txt",
    "  tickets < gezogen.txt",
    '  grep -vxFf gezogen.txt "$1" | tickets | sort | head -n "$3"',
    "}",
)
_BY_AMOUNT = (
    "betrag() {",
    "  while read -r c a; do",
    '    h=$(printf \'%s,%s\' "$S" "$a" | sha256sum | cut -c1-64)',
    '    printf \'%s %s %s\\n\' "$h" "$c" "$a"',
    '  done < "$1" | sort > tickets.txt',
    "  : > sicher.txt; : > rest.txt",
    '  awk -v n="$2" \'{ c[NR] = $2; z[NR] = $0 }',
    "    END { do { f = t = 0; k = n",
    "        for (i = 1; i <= NR; i++) if (!s[i]) t += c[i]",
    "        for (i = 1; i <= NR; i++) if (!s[i] && c[i] * k >= t) {",
    '          s[i] = 1; n--; f = 1; print z[i] > "sicher.txt" }',
    "      } while (f && n > 0)",
    '      for (i = 1; i <= NR; i++) if (!s[i]) print z[i] > "rest.txt"',
    "    }' tickets.txt",
    "  m=$(( $2 - $(wc -l < sicher.txt) ))",
    "  T=$(awk '{ t += $2 } END { printf \"%.0f\", t }' rest.txt)",
    '  [ "$m" -gt 0 ] && s=$(rest "$S" "$T")',
    '  awk -v s="$s" -v m="$m" -v T="$T" \'{',
    "      e += $2; z[NR] = $0; b[NR] = e }",
    "    END { for (i = 0; i < m; i++) {",
    "      p = (s + int(i * T / m)) % T + 1; j = 1",
    "      while (b[j] < p) j++",
    "      print z[j] } }' rest.txt | cat sicher.txt - | cut -d' ' -f1,3-",
    "}",
)
