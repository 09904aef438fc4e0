"""What a page of plain HTML shows in an alarm in place of everything else: what is to be left, and
the way out.
"""

from collections.abc import Sequence
from html import escape
from urllib.parse import quote, urlencode

from i18n.translator import Translator
from kiosk_server.venue.alarm import Alarm
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.spots import lobby_of
from kiosk_server.web.pages.html_document import Look
from kiosk_server.web.pages.page_alarms import PageAlarms


def alarm_notice(
    alarms: PageAlarms,
    in_force: Sequence[Alarm],
    published: PublishedVenue,
    translator: Translator,
    look: Look,
) -> str:
    """A band for each alarm, and a link to the way out from the lobby."""
    names = alarms.names(in_force, published, look.locale)
    bands = "".join(
        f'<p class="alarm-band" data-drill="{str(alarm.is_drill).lower()}">'
        f"<strong>{escape(name)}</strong></p>"
        for alarm, name in zip(in_force, names, strict=True)
    )
    lobby = lobby_of(published)
    query = urlencode({"locale": look.locale, **look_query(look)})
    way_out = f"/go/{quote(lobby.code, safe='')}#{query}" if lobby else f"/kiosk?{query}"
    told = escape(translator.text(look.locale, "alarm-unknown"))
    link = escape(translator.text(look.locale, "signs-page-way-out"))
    return f"""{bands}
<p>{told}</p>
<a class="way-out" href="{escape(way_out)}">{link}</a>"""


def look_query(look: Look) -> dict[str, str]:
    """The look, as addresses say it."""
    query = {"mode": "large"} if look.is_large else {}
    return {**query, "contrast": "high"} if look.is_contrast else query
