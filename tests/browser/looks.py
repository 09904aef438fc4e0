"""Turns a page that is open to another look, language or voice, as who stands before it does."""

import re

from playwright.sync_api import Page, expect

from tests.browser.kiosk_steps import heading, settle, wait_between_taps
from tests.browser.phone_steps import PRESS_MILLISECONDS
from tests.browser.voice_steps import unspoken

_HAN = re.compile("[\u4e00-\u9fff]")


def touch(page: Page, control: str) -> None:
    """Touches something of the bar, however soon after something else."""
    wait_between_taps(page)
    page.locator(f".bar-{control}").click(delay=PRESS_MILLISECONDS)


def turn_language(page: Page) -> str:
    """Chinese for English or the other way round; returns which it is now."""
    is_english = page.locator("html").get_attribute("lang") == "en"
    touch(page, "language")
    locale = "zh-CN" if is_english else "en"
    expect(page.locator("html")).to_have_attribute("lang", locale)
    told = expect(heading(page))
    told.to_contain_text(_HAN) if is_english else told.not_to_contain_text(_HAN)
    settle(page)
    return locale


def turn_contrast(page: Page, contrast: str) -> None:
    """`high`, or `normal` again."""
    touch(page, "contrast")
    expect(page.locator("html")).to_have_attribute("data-contrast", contrast)


def turn_large(page: Page) -> None:
    """From the usual size to the large one."""
    touch(page, "mode")
    expect(page.locator("html")).to_have_attribute("data-mode", "large")
    settle(page)


def unspoken_in_both_languages(page: Page) -> list[str]:
    """What of a page has no spoken form. It is left silent, in the other language."""
    if page.locator(".voice-strip").count() == 0:
        touch(page, "voice")
    left = unspoken(page)
    locale = turn_language(page)
    left += [f"{locale}: {each}" for each in unspoken(page)]
    touch(page, "voice")
    return left
