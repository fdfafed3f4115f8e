"""Statistics of a file audit: numbers in, frozen dataclasses out; no database, no window.

``plan`` sizes and allocates a sample, ``draw`` draws it, ``estimate`` says what it shows, ``agreement`` compares two
examiners, ``homogeneity`` the strata, ``verdict`` judges, ``sentence`` and ``rechenweg`` put it in German. Import from
these modules: the package re-exports nothing, because ``draw`` is both a module and a function.

All rates and confidences are fractions (0.95, never 95), counts are ints, amounts are integer cents. Impossible input
raises ValueError with a German sentence; what is undefined is None. scipy is imported inside the functions that need
it, and of scipy only ``scipy.special`` (``scipy.stats`` costs half a second).
"""
