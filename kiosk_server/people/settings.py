"""How long sessions and tokens last and how many tries there are, as the server's settings say."""

from dataclasses import dataclass
from datetime import timedelta

from kiosk_server.core.settings import Settings
from kiosk_server.people.attempts import AttemptLimits


@dataclass(frozen=True, slots=True)
class PeopleSettings:
    """The settings that people need. `is_https`: cookies are for HTTPS alone."""

    hospital_id: str = "main"
    public_url: str = ""
    is_https: bool = False
    session_idle: timedelta = timedelta(minutes=30)
    session_length: timedelta = timedelta(hours=12)
    token_length: timedelta = timedelta(days=90)
    tries_for_name: AttemptLimits = AttemptLimits(most=5)
    """From one address or one device."""
    tries_for_account: AttemptLimits = AttemptLimits(most=50)
    """From everywhere but the devices that it signed in from."""
    tries_for_address: AttemptLimits = AttemptLimits(most=50)

    @staticmethod
    def of(settings: Settings) -> "PeopleSettings":
        """What the server's settings say."""
        window = timedelta(seconds=settings.sign_in_window_seconds)
        longest = max(window, timedelta(hours=4))

        def limits(most: int) -> AttemptLimits:
            return AttemptLimits(most, window=window, first_lock=window, longest_lock=longest)

        return PeopleSettings(
            hospital_id=settings.hospital_id,
            public_url=settings.public_url,
            is_https=settings.is_https,
            session_idle=timedelta(seconds=settings.session_idle_seconds),
            session_length=timedelta(seconds=settings.session_seconds),
            token_length=timedelta(seconds=settings.token_seconds),
            tries_for_name=limits(settings.sign_in_attempts),
            tries_for_account=limits(settings.sign_in_attempts_per_account),
            tries_for_address=limits(settings.sign_in_attempts_per_address),
        )
