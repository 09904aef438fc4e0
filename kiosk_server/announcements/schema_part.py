"""What announcements give to the schema. To hear them is for everybody who stands there;
to say them is for screens of the level; how voices do is for those who look after them.
"""

from importlib import resources

from kiosk_server.announcements import resolvers
from kiosk_server.announcements.speaking import announcement_topic
from kiosk_server.core.principals import ANYONE, Allowed, PrincipalKind, Role
from kiosk_server.core.schema_part import SchemaPart
from kiosk_server.venue.schema_part import MAY_CLOSE

_PUBLIC = {
    "Query": ("announcements",),
    "Subscription": ("announcements",),
    "ZoneAnnouncements": ("zoneId", "announcements", "sayingId", "askAgainAt"),
    "Announcement": ("id", "parts", "createdAt", "expiresAt", "timesLeft", "isForAll"),
    "AnnouncementPart": ("locale", "text", "spokenText", "speechUrl"),
}
SCREENS: Allowed = frozenset({PrincipalKind.KIOSK, PrincipalKind.DISPLAY})
"""Who says announcements aloud: else whoever is in the house's network could keep them silent."""
_SENDING = (
    *("Query.preparedAnnouncements", "Mutation.announce", "AnnounceSuccess.announcements"),
    *("PreparedAnnouncement.id", "PreparedAnnouncement.name", "PreparedAnnouncement.wantsPlace"),
)
_LOOKED_AFTER = (
    "Query.announcementVoices",
    *("AnnouncementVoice.zoneId", "AnnouncementVoice.loudspeakers", "AnnouncementVoice.unsaid"),
    *("AnnouncementVoice.unsaidSince", "AnnouncementVoice.unheard"),
)


def announcements_part() -> SchemaPart:
    """Announcements' share of the schema."""
    permissions: dict[str, Allowed] = {
        f"{kind}.{field}": ANYONE for kind, fields in _PUBLIC.items() for field in fields
    }
    permissions |= dict.fromkeys(_SENDING, MAY_CLOSE)
    permissions |= dict.fromkeys(_LOOKED_AFTER, MAY_CLOSE | {Role.NURSE})
    permissions |= dict.fromkeys(
        ("Mutation.claimAnnouncement", "Mutation.finishAnnouncement"), SCREENS
    )
    return SchemaPart(
        name="announcements",
        sdl=resources.files("kiosk_server.announcements")
        .joinpath("schema.graphql")
        .read_text("utf-8"),
        bindables=(
            *(resolvers.query, resolvers.mutation, resolvers.subscription, resolvers.zone),
            *(resolvers.announcement, resolvers.part, resolvers.result, resolvers.voice),
        ),
        permissions=permissions,
        topics={
            "Subscription.announcements": lambda _context, arguments: (
                announcement_topic(str(arguments["zone_id"])),
            )
        },
        costs={"Mutation.claimAnnouncement": 10},
    )
