"""A page whose processor is made slower, and what its main thread works meanwhile."""

from playwright.sync_api import CDPSession, Page


def throttle(page: Page, slower: int) -> CDPSession:
    """Makes the page's processor slower, and counts from now on what it works."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    return session


def worked_ms(session: CDPSession) -> float:
    """What the page's main thread has worked; others on the machine hardly change it."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    seconds: float = next(each["value"] for each in metrics if each["name"] == "TaskDuration")
    return seconds * 1000.0
