"""What cannot be computed is refused in German; what is imported is small."""

import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from qmapp.checks.sampling import agreement, draw, estimate, homogeneity, plan, rechenweg, sentence, verdict

NAN = float("nan")
CASES: list[tuple[Callable[..., object], dict[str, Any]]] = [
    (plan.sample_size_proportion, {"population": 0, "confidence": 0.95, "margin": 0.05}),
    (plan.sample_size_proportion, {"population": 10.0, "confidence": 0.95, "margin": 0.05}),
    (plan.sample_size_proportion, {"population": True, "confidence": 0.95, "margin": 0.05}),
    (plan.sample_size_proportion, {"population": 10, "confidence": 95, "margin": 0.05}),
    (plan.sample_size_proportion, {"population": 10, "confidence": 1.0, "margin": 0.05}),
    (plan.sample_size_proportion, {"population": 10, "confidence": 0.0, "margin": 0.05}),
    (plan.sample_size_proportion, {"population": 10, "confidence": NAN, "margin": 0.05}),
    (plan.sample_size_proportion, {"population": 10, "confidence": 0.95, "margin": 0}),
    (plan.sample_size_proportion, {"population": 10, "confidence": 0.95, "margin": 5}),
    (plan.sample_size_proportion, {"population": 10, "confidence": 0.95, "margin": NAN}),
    (plan.sample_size_proportion, {"population": 10, "confidence": 0.95, "margin": 0.1, "expected_rate": 0}),
    (plan.sample_size_proportion, {"population": 10, "confidence": 0.95, "margin": 0.1, "expected_rate": 1}),
    (plan.sample_size_mean, {"population": 10, "std_dev": 0, "margin": 1, "confidence": 0.9}),
    (plan.sample_size_mean, {"population": 10, "std_dev": 1, "margin": 0, "confidence": 0.9}),
    (plan.sample_size_mean, {"population": 10, "std_dev": float("inf"), "margin": 1, "confidence": 0.9}),
    (plan.margin_of_error, {"population": 10, "n": 11, "rate": 0.5, "confidence": 0.9}),
    (plan.margin_of_error, {"population": 10, "n": 0, "rate": 0.5, "confidence": 0.9}),
    (plan.margin_of_error, {"population": 10, "n": 5, "rate": 0, "confidence": 0.9}),
    (plan.quota_size, {"population": 0, "quota_percent": "3"}),
    (plan.quota_size, {"population": 10, "quota_percent": 3.0}),
    (plan.quota_size, {"population": 10, "quota_percent": "0"}),
    (plan.quota_size, {"population": 10, "quota_percent": "100.01"}),
    (plan.quota_size, {"population": 10, "quota_percent": "drei"}),
    (plan.quota_size, {"population": 10, "quota_percent": Decimal("NaN")}),
    (plan.quota_size, {"population": 10, "quota_percent": "3", "rounding": "down"}),
    (plan.discovery_sample_size, {"population": 10, "bad": 0, "confidence": 0.95}),
    (plan.discovery_sample_size, {"population": 10, "bad": 11, "confidence": 0.95}),
    (plan.acceptance_sample_size, {"population": 10, "bad": 2, "acceptable": 2, "confidence": 0.95}),
    (plan.acceptance_sample_size, {"population": 10, "bad": 2, "acceptable": -1, "confidence": 0.95}),
    (plan.attribute_sample_size, {"confidence": 0.9, "tolerable_rate": 0.05, "expected_rate": 0.05}),
    (plan.attribute_sample_size, {"confidence": 0.9, "tolerable_rate": 0.05, "expected_rate": 0.0499999}),
    (plan.attribute_sample_size, {"confidence": 0.9, "tolerable_rate": 1e-9, "expected_rate": 0}),
    (plan.attribute_sample_size, {"confidence": 0.9, "tolerable_rate": 1, "expected_rate": 0}),
    (plan.mus_sample_size, {"confidence": 0.9, "materiality_rate": 0.05, "expected_rate": 0.06}),
    (plan.mus_sample_size, {"confidence": 0.9, "materiality_rate": 1e-9, "expected_rate": 0}),
    (plan.allocate_proportional, {"n": 5, "sizes": []}),
    (plan.allocate_proportional, {"n": 5, "sizes": [0, 0]}),
    (plan.allocate_proportional, {"n": 5, "sizes": [2, 2]}),
    (plan.allocate_proportional, {"n": 0, "sizes": [2, 2]}),
    (plan.allocate_proportional, {"n": 3, "sizes": [2, -2, 5]}),
    (plan.allocate_proportional, {"n": 3, "sizes": [20, 20], "minimum": 2}),
    (plan.allocate_neyman, {"n": 3, "sizes": [20, 20], "std_devs": [1]}),
    (plan.allocate_neyman, {"n": 3, "sizes": [20, 20], "std_devs": [0, 0]}),
    (plan.allocate_neyman, {"n": 3, "sizes": [20, 20], "std_devs": [1, -1]}),
    (plan.allocate_neyman, {"n": 3, "sizes": [20, 20], "std_devs": [1, NAN]}),
    (draw.draw, {"keys": [], "n": 1, "seed": "1"}),
    (draw.draw, {"keys": ["A"], "n": 0, "seed": "1"}),
    (draw.draw, {"keys": ["A"], "n": 2, "seed": "1"}),
    (draw.draw, {"keys": ["A", "B"], "n": 1, "seed": "1", "spares": 2}),
    (draw.draw, {"keys": ["A", "B"], "n": 1, "seed": "1", "spares": -1}),
    (draw.draw, {"keys": ["A", " "], "n": 1, "seed": "1"}),
    (draw.draw, {"keys": ["A", 5], "n": 1, "seed": "1"}),
    (draw.draw, {"keys": ["A", "\ud800"], "n": 1, "seed": "1"}),
    (draw.draw, {"keys": ["A"], "n": 1, "seed": ""}),
    (draw.draw, {"keys": ["A"], "n": 1, "seed": 4711}),
    (draw.draw_strata, {"keys": {"X": ["A"]}, "n": {"Y": 1}, "seed": "1"}),
    (draw.draw_strata, {"keys": {"X": ["A"]}, "n": {"X": 0}, "seed": "1"}),
    (draw.draw_strata, {"keys": {"X": ["A"], "Y": ["A"]}, "n": {"X": 1, "Y": 1}, "seed": "1"}),
    (draw.systematic_positions, {"population": 5, "n": 2, "start": 0}),
    (draw.systematic_positions, {"population": 5, "n": 2, "start": 6}),
    (draw.draw_mus, {"keys": ["A", "B"], "cents": [1], "n": 1, "seed": "1"}),
    (draw.draw_mus, {"keys": ["A", "B"], "cents": [1, -1], "n": 1, "seed": "1"}),
    (draw.draw_mus, {"keys": ["A", "B"], "cents": [1, 0], "n": 2, "seed": "1"}),
    (draw.draw_mus, {"keys": ["A", "B"], "cents": [1, 0.5], "n": 1, "seed": "1"}),
    (estimate.hypergeometric_interval, {"population": 5, "n": 6, "x": 0, "confidence": 0.9}),
    (estimate.hypergeometric_interval, {"population": 5, "n": 4, "x": 5, "confidence": 0.9}),
    (estimate.hypergeometric_interval, {"population": 5, "n": 4, "x": -1, "confidence": 0.9}),
    (estimate.hypergeometric_interval, {"population": 5, "n": 4, "x": 1, "confidence": 0.9, "sided": "lower"}),
    (estimate.clopper_pearson, {"n": 0, "x": 0, "confidence": 0.9}),
    (estimate.clopper_pearson, {"n": 4, "x": 1, "confidence": 0.9, "sided": "both"}),
    (estimate.wilson, {"n": 4, "x": 5, "confidence": 0.9}),
    (estimate.wald, {"population": 4, "n": 5, "x": 1, "confidence": 0.9}),
    (estimate.stratified_proportion, {"sizes": [], "drawn": [], "errors": [], "confidence": 0.9}),
    (estimate.stratified_proportion, {"sizes": [5], "drawn": [2, 2], "errors": [1], "confidence": 0.9}),
    (estimate.stratified_proportion, {"sizes": [5], "drawn": [0], "errors": [0], "confidence": 0.9}),
    (
        estimate.stratified_proportion_korn_graubard,
        {"sizes": [5], "drawn": [6], "errors": [0], "confidence": 0.9},
    ),
    (estimate.difference_estimate, {"population": 5, "paid": [1], "due": [1, 2], "confidence": 0.9}),
    (estimate.difference_estimate, {"population": 1, "paid": [1, 2], "due": [1, 2], "confidence": 0.9}),
    (estimate.difference_estimate, {"population": 5, "paid": [], "due": [], "confidence": 0.9}),
    (estimate.difference_estimate, {"population": 5, "paid": [1.5], "due": [1], "confidence": 0.9}),
    (estimate.gross_and_net, {"population": 5, "overpaid": [-1], "underpaid": [1], "confidence": 0.9}),
    (estimate.mean_per_unit_estimate, {"population": 5, "book_total": 1.5, "due": [1], "confidence": 0.9}),
    (estimate.ratio_estimate, {"population": 5, "book_total": 9, "paid": [1], "due": [1], "confidence": 9}),
    (estimate.regression_estimate, {"population": 0, "book_total": 9, "paid": [1], "due": [1], "confidence": 0.9}),
    (estimate.stringer_bound, {"n": 1, "taints": [0.5, 0.5], "confidence": 0.9}),
    (estimate.stringer_bound, {"n": 5, "taints": [1.5], "confidence": 0.9}),
    (estimate.stringer_bound, {"n": 5, "taints": [], "confidence": 0.9, "distribution": "normal"}),
    (agreement.cohen_kappa, {"table": [[1]]}),
    (agreement.cohen_kappa, {"table": [[1, 2], [3]]}),
    (agreement.cohen_kappa, {"table": [[0, 0], [0, 0]]}),
    (agreement.cohen_kappa, {"table": [[1, -1], [0, 0]]}),
    (homogeneity.homogeneity_test, {"errors": [1], "drawn": [5, 5]}),
    (homogeneity.homogeneity_test, {"errors": [], "drawn": []}),
    (homogeneity.homogeneity_test, {"errors": [6, 0], "drawn": [5, 5]}),
    (verdict.verdict, {"lower_rate": 0.1, "upper_rate": 0.2, "limit": 10}),
    (verdict.verdict, {"lower_rate": 0.3, "upper_rate": 0.2, "limit": 0.1}),
    (verdict.verdict, {"lower_rate": NAN, "upper_rate": 0.2, "limit": 0.1}),
    (verdict.common_verdict, {"verdicts": []}),
    (
        verdict.lost_file_sensitivity,
        {"population": 10, "examined": 9, "errors": 1, "lost": 2, "confidence": 0.9},
    ),
    (verdict.domain_population, {"population": 10, "examined": 5, "applicable": 6}),
    (sentence.frequency, {"rate": 0.0}),
    (
        sentence.conclusion,
        {"population": 9, "n": 10, "x": 1, "lower_rate": 0, "upper_rate": 1, "confidence": 0.9},
    ),
    (rechenweg.for_quota, {"population": 10, "quota_percent": "101"}),
]


@pytest.mark.parametrize(("function", "arguments"), CASES)
def test_impossible_input_is_refused_in_german(function: Callable[..., object], arguments: dict[str, Any]) -> None:
    with pytest.raises(ValueError) as refusal:
        function(**arguments)
    sentence_said = str(refusal.value)
    assert sentence_said.endswith(".")
    assert len(sentence_said.split()) >= 5


def test_arguments_are_named() -> None:
    with pytest.raises(TypeError):
        plan.discovery_sample_size(100, 5, 0.95)  # type: ignore[call-arg]  # the refusal is the test


def test_results_cannot_be_changed() -> None:
    size = plan.discovery_sample_size(population=100, bad=5, confidence=0.95)
    with pytest.raises(AttributeError):
        size.n = 5  # type: ignore[misc]  # the refusal is the test


def test_scipy_is_not_loaded_by_importing() -> None:
    modules = ["plan", "draw", "estimate", "agreement", "homogeneity", "verdict", "sentence", "rechenweg"]
    code = (
        f"import sys\nfor name in {modules!r}: __import__('qmapp.checks.sampling.' + name)\n"
        "sys.exit(any(name in sys.modules for name in ('scipy', 'numpy')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_exact_interval_and_the_draw_never_load_scipy() -> None:
    code = (
        "import sys\nfrom qmapp.checks.sampling.estimate import hypergeometric_interval as i\n"
        "from qmapp.checks.sampling.draw import draw\nfrom qmapp.checks.sampling.plan import discovery_sample_size as s"
        "\n"
        "i(population=22082, n=662, x=20, confidence=0.95); draw(['A', 'B'], n=1, seed='1')\n"
        "s(population=22082, bad=221, confidence=0.95); sys.exit('scipy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
