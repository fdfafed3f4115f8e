"""What a sample shows: rates with their intervals, and amounts in euro. One door to the modules that compute them."""

from qmapp.checks.sampling.amounts import (
    difference_estimate,
    gross_and_net,
    mean_per_unit_estimate,
    ratio_estimate,
    regression_estimate,
    stringer_bound,
)
from qmapp.checks.sampling.proportion import clopper_pearson, hypergeometric_interval, wald, wilson
from qmapp.checks.sampling.stratified import stratified_proportion, stratified_proportion_korn_graubard

__all__ = [
    "clopper_pearson",
    "difference_estimate",
    "gross_and_net",
    "hypergeometric_interval",
    "mean_per_unit_estimate",
    "ratio_estimate",
    "regression_estimate",
    "stratified_proportion",
    "stratified_proportion_korn_graubard",
    "stringer_bound",
    "wald",
    "wilson",
]
