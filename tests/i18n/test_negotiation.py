"""The best available locale is found for every wish."""

import pytest

from i18n.negotiation import negotiate


@pytest.mark.parametrize(
    ("requested", "chosen"),
    [
        (["zh-CN"], "zh-CN"),
        (["zh"], "zh-CN"),
        (["zh-Hans-SG"], "zh-CN"),
        (["zh_TW"], "zh-CN"),
        (["en-GB", "zh-CN"], "en"),
        (["fr", "ZH-cn"], "zh-CN"),
        (["*"], "en"),
        ([], "en"),
        (["", "--", "x" * 500], "en"),
    ],
)
def test_wishes_are_met_in_order(requested: list[str], chosen: str) -> None:
    assert negotiate(requested, ["en", "zh-CN"]) == chosen


def test_same_script_goes_before_other_kin() -> None:
    assert negotiate(["zh-HK"], ["zh-CN", "zh-TW"]) == "zh-TW"
    assert negotiate(["zh-SG"], ["zh-TW", "zh-CN"]) == "zh-CN"


def test_named_default_is_kept_for_unknown_wishes() -> None:
    assert negotiate(["fr"], ["en", "zh-CN"], default="zh-CN") == "zh-CN"


def test_nothing_available_is_refused() -> None:
    with pytest.raises(ValueError, match="no locale"):
        negotiate(["en"], [])
