"""Rows of figures as they are read aloud."""

from i18n.translator import Translator
from kiosk_server.queueing.figures import WaitFigure
from kiosk_server.queueing.figures_views import (
    ClassWaitView,
    FiguresView,
    HourWaitView,
    QueueWaitView,
)
from kiosk_server.web.pages.figures_heard import heard_list, origins_of_figures, origins_of_page

WORDS = Translator.load()
CALLED = WaitFigure(
    called=12,
    left=1,
    left_late=0,
    waiting=3,
    mean_seconds=206.0,
    median_seconds=180.0,
    nine_in_ten_seconds=600.0,
    within_target=11,
    target_seconds=900.0,
)
NOBODY = WaitFigure(
    called=0,
    left=0,
    left_late=0,
    waiting=0,
    mean_seconds=None,
    median_seconds=None,
    nine_in_ten_seconds=None,
    within_target=0,
    target_seconds=None,
)


def test_a_row_is_a_line_in_words_without_what_nobody_knows() -> None:
    shown = heard_list([("Surgery & more", CALLED), ("CT", NOBODY)], WORDS, "en")

    assert shown == (
        '<ul class="rows-heard"><li><b>Surgery &amp; more</b> <span>12 called</span> · '
        "<span>3.4 minutes on average</span> · <span>half waited up to 3 minutes</span> · "
        "<span>nine in ten up to 10 minutes</span> · "
        "<span>91.7 percent within the target of 15 minutes</span> · "
        "<span>1 gone uncalled</span> · <span>3 still waiting</span></li>"
        "<li><b>CT</b> <span>0 called</span></li></ul>"
    )


def test_every_text_says_what_it_is() -> None:
    view = FiguresView(
        "2026-11-01",
        "2026-11-22",
        CALLED,
        [QueueWaitView("surgery", "外科", CALLED), QueueWaitView("ct", "CT", NOBODY)],
        [HourWaitView(8, CALLED)],
        [ClassWaitView("older", "老年人", CALLED)],
    )

    found = origins_of_figures(view, WORDS, "zh-CN")
    origins = {str(each["text"]): each for each in found}
    page = {each["id"] for each in origins_of_page(WORDS, "zh-CN")}

    assert origins["外科"]["value"] == {"queueId": "surgery"}
    assert origins["CT"]["value"] == {"code": "CT"}, "read letter by letter"
    assert origins["08:00"]["value"] == {"minuteOfDay": 480}
    assert origins["老年人"]["id"] == "priority-class-older"
    assert origins["2026-11-22"]["value"] == {"date": "2026-11-22"}
    assert origins["平均等候 3.4 分钟"]["args"] == {"minutes": "3.4"}
    assert {"figures-title", "figures-heard-all", "alarm-unknown"} <= page
