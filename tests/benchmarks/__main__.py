"""Prints how fast the search, its answers and the endpoint are; writes nothing."""

from tests.benchmarks.full_answer import measure_compiling, measure_full_answer
from tests.benchmarks.graphql_http import measure_graphql_http
from tests.benchmarks.search import measure_search


def main() -> None:
    """Runs all benchmarks, one after the other."""
    measure_search()
    measure_full_answer()
    measure_compiling()
    measure_graphql_http()


if __name__ == "__main__":
    main()
