"""Who is at the console: the name by which the audit and versions tell who ran a command."""

from getpass import getuser

from kiosk_server.core.principals import Principal, PrincipalKind


def operating_person(hospital_id: str) -> Principal:
    """Whoever runs the command, by the system's name for them. It has no role: a command asks for
    what it needs by itself."""
    return Principal(
        PrincipalKind.PERSON, id="command-line", name=_system_name(), hospital_id=hospital_id
    )


def _system_name() -> str:
    try:
        return getuser()
    except (KeyError, OSError, ImportError):
        return "command-line"
