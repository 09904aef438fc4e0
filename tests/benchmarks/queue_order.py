"""How long the order of a line takes, and what days of 3,000 patients come to."""

from random import Random

from kiosk_server.queueing.order import place_tickets
from kiosk_server.queueing.rules import default_rules
from kiosk_server.queueing.simulation.day_figures import figures_of
from kiosk_server.queueing.simulation.day_kinds import DayKind, plan_day
from kiosk_server.queueing.simulation.day_rules import simulated_rules
from kiosk_server.queueing.simulation.hospital_day import HospitalDay
from tests.benchmarks.timing import median_milliseconds, print_table, shown
from tests.kiosk_server.queueing.other_days import other_day, other_rules
from tests.kiosk_server.queueing.ticket_makers import SHANGHAI, at, booked, ticket

_CLASSES = ("ordinary",) * 12 + ("older",) * 4 + ("disabled", "pregnant", "child", "armed-forces")


def measure_queue_order() -> None:
    """Prints both tables."""
    _measure_order()
    _measure_days()


def _measure_order() -> None:
    rules, chance = default_rules(), Random(1)
    rows = []
    for count in (100, 1000, 3000):
        line = [
            ticket(
                i,
                i * 600 / count,
                class_id=chance.choice(_CLASSES),
                waiting_on_entry=i,
                appointment=booked(30 * chance.randrange(20)) if chance.random() < 0.3 else None,
            )
            for i in range(count)
        ]
        whole = median_milliseconds([lambda line=line: place_tickets(line, rules, at(600))] * 9)  # type: ignore[misc]  # bound at once
        first = median_milliseconds(
            [lambda line=line: place_tickets(line, rules, at(600), most=1)] * 9  # type: ignore[misc]  # bound at once
        )
        rows.append([f"{count:,}", shown(whole), shown(first)])
    print_table("Order of a line", ["waiting", "all placed", "only the next"], rows)


def _measure_days() -> None:
    days = [(kind.value, plan_day(kind, 3000, 1), simulated_rules()) for kind in DayKind]
    days += [("built otherwise", other_day(3000, 1), other_rules())]
    rows = []
    for name, plan, rules in days:
        figures = figures_of(HospitalDay(plan, rules, SHANGHAI).run())
        estimates = figures.estimates
        if estimates is None:
            continue
        waits = figures.classes
        mean = sum(each.mean_seconds * each.tickets for each in waits)
        rows.append(
            [
                name,
                f"{figures.tickets:,}",
                f"{mean / sum(each.tickets for each in waits) / 60:.1f} min",
                str(figures.overtaking.beyond_bound),
                f"{estimates.coverage:.1%}",
                f"{estimates.width_of_wait:.0%}",
            ]
        )
    heads = ["day", "tickets", "mean wait", "beyond bound", "in range", "width of wait"]
    print_table("Days of 3,000 patients", heads, rows)
