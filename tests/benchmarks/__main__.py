"""Prints how fast search, answers, endpoint, fan-out, storage, pages and voice are."""

from tests.benchmarks import aims
from tests.benchmarks.arrivals import measure_arrivals
from tests.benchmarks.board_calls import measure_board_calls
from tests.benchmarks.closures import measure_closures
from tests.benchmarks.criticality import measure_criticality
from tests.benchmarks.crowd import measure_crowd
from tests.benchmarks.fan_out import measure_fan_out
from tests.benchmarks.fan_out_phones import measure_fan_out_phones
from tests.benchmarks.full_answer import measure_compiling, measure_full_answer
from tests.benchmarks.graphql_http import measure_graphql_http
from tests.benchmarks.pages import measure_pages
from tests.benchmarks.place_search import measure_place_search
from tests.benchmarks.queue_order import measure_queue_order
from tests.benchmarks.queueing import measure_queueing
from tests.benchmarks.search import measure_search
from tests.benchmarks.serving import measure_serving
from tests.benchmarks.speech import measure_speech
from tests.benchmarks.storage import measure_storage
from tests.benchmarks.tickets_http import measure_tickets_http
from tests.benchmarks.ways import measure_ways


def main() -> None:
    """Runs all benchmarks, one after the other."""
    measure_search()
    measure_full_answer()
    measure_compiling()
    measure_closures()
    measure_crowd()
    measure_criticality()
    measure_ways()
    measure_graphql_http()
    measure_fan_out()
    measure_fan_out_phones()
    measure_board_calls()
    measure_arrivals()
    measure_storage()
    measure_queueing()
    measure_tickets_http()
    measure_serving()
    measure_place_search()
    measure_pages()
    measure_queue_order()
    measure_speech()
    aims.end()


if __name__ == "__main__":
    main()
