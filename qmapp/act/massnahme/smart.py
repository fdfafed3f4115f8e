"""The SMART check list of a Maßnahme: what it has, what it lacks, and which field that is (S001-E-2)."""

from qmapp.act.massnahme.rows import Kriterium, MassnahmeZeile, Vorbehalt


def smart(zeile: MassnahmeZeile) -> tuple[tuple[Kriterium, bool, str], ...]:
    """Each of the five with whether it is met and a sentence that says so, or what is missing.

    Spezifisch: a text or a Meilenstein beyond the title. Messbar: a Messgröße or a Meilenstein. Erreichbar: agreed with
    who is responsible and, under a Vorbehalt, the office that made it. Relevant: where it comes from. Terminiert: a
    deadline.
    """
    steps, rule = bool(zeile.meilensteine), smart_rules(zeile)
    measured = "eine Messgröße" if zeile.messgroesse else "Meilensteine"
    reserved = zeile.vorbehalt is not Vorbehalt.KEIN
    texts = {
        Kriterium.SPEZIFISCH: (
            "Meilensteine sagen, was geschieht." if steps and not zeile.text else "Der Text sagt, was geschieht.",
            "Es fehlt, was genau geschieht: ein Text oder ein Meilenstein.",
        ),
        Kriterium.MESSBAR: (
            f"Der Erfolg lässt sich erkennen, durch {measured}.",
            "Es fehlt, woran der Erfolg zu erkennen ist: eine Messgröße oder ein Meilenstein.",
        ),
        Kriterium.ERREICHBAR: (
            "Vereinbart mit der verantwortlichen Stelle" + (", unter Vorbehalt." if reserved else "."),
            _unreachable(zeile),
        ),
        Kriterium.RELEVANT: (
            "Es ist genannt, worauf sie antwortet.",
            "Es fehlt, worauf sie antwortet: Empfehlung, Feststellung, Anforderung oder Herkunft.",
        ),
        Kriterium.TERMINIERT: ("Die Frist steht fest.", "Die Frist fehlt."),
    }
    return tuple((key, met, texts[key][0 if met else 1]) for key, met in rule.items())


def smart_rules(zeile: MassnahmeZeile) -> dict[Kriterium, bool]:
    """Which of the five are met, without words: for counting and sorting many."""
    steps = bool(zeile.meilensteine)
    agreed = zeile.vereinbart_am is not None and bool(zeile.verantwortlich or zeile.person)
    told = zeile.vorbehalt is Vorbehalt.KEIN or bool(zeile.vorbehalt_stelle)
    return {
        Kriterium.SPEZIFISCH: bool(zeile.text) or steps,
        Kriterium.MESSBAR: bool(zeile.messgroesse) or steps,
        Kriterium.ERREICHBAR: agreed and told,
        Kriterium.RELEVANT: bool(zeile.empfehlung_id or zeile.feststellungen or zeile.herkunft or zeile.anforderung),
        Kriterium.TERMINIERT: zeile.frist is not None,
    }


def smart_field(kriterium: Kriterium, zeile: MassnahmeZeile) -> str:
    """The field in which what is missing is entered."""
    if kriterium is Kriterium.ERREICHBAR:
        if not (zeile.verantwortlich or zeile.person):
            return "verantwortlich"
        return "vereinbart_am" if zeile.vereinbart_am is None else "vorbehalt_stelle"
    return {
        Kriterium.SPEZIFISCH: "text",
        Kriterium.MESSBAR: "messgroesse",
        Kriterium.RELEVANT: "anforderung",
        Kriterium.TERMINIERT: "frist",
    }[kriterium]


def _unreachable(zeile: MassnahmeZeile) -> str:
    if not (zeile.verantwortlich or zeile.person):
        return "Es fehlt, wer verantwortlich ist."
    if zeile.vereinbart_am is None:
        return "Sie ist mit der verantwortlichen Stelle noch nicht vereinbart."
    return "Es fehlt, welche Stelle den Vorbehalt gemacht hat."
