"""Which browser the tests run: Chromium without windows, where there is one."""

import shutil

_PROGRAMS = ("chromium-headless-shell", "chromium")


def browser_program() -> str | None:
    """The first on the path; None: the one that Playwright keeps.

    The shell has the same engine without the windows of the whole browser, and opens a page in a
    third of the time.
    """
    return next((path for name in _PROGRAMS if (path := shutil.which(name))), None)
