"""Holds what measured figures are to reach, says of each whether it does, and remembers those that
do not, so that a run of benchmarks can end as a failure."""

import sys

_missed: list[str] = []


def aim(name: str, measured: float, least: float, unit: str = "×") -> None:
    """Says whether a figure is at least as great as it is to be."""
    is_met = measured >= least
    figures = f"{measured:.3g} {unit}, aim ≥ {least:g} {unit}"
    print(f"{'aim met' if is_met else 'AIM MISSED'}: {name}: {figures}")
    if not is_met:
        _missed.append(f"{name}: {figures}")


def limit(name: str, measured: float, most: float, unit: str) -> None:
    """Says whether a figure is at most as great as it may be."""
    is_kept = measured <= most
    figures = f"{measured:.4g} {unit}, limit {most:g} {unit}"
    print(f"{'limit kept' if is_kept else 'LIMIT BROKEN'}: {name}: {figures}")
    if not is_kept:
        _missed.append(f"{name}: {figures}")


def end() -> None:
    """Ends the program: status 1 with a line for each aim that was missed, each limit broken."""
    for each in _missed:
        print(f"aim missed: {each}", file=sys.stderr)
    sys.exit(1 if _missed else 0)
