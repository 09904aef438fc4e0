"""What a demo's data folder holds: a published plan, and an account for each role."""

import asyncio
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from floorplans.facts import Names
from floorplans.first_spot import first_spot
from floorplans.model import Plan
from floorplans.plan_version import plan_version
from floorplans.sample_hospital import sample_hospital_plan
from kiosk_server.core.errors import ServerError
from kiosk_server.core.principals import Principal, PrincipalKind, Role
from kiosk_server.people.assembly import People
from kiosk_server.people.model import Account
from kiosk_server.venue.service import VenueService

ACCOUNTS_FILE = "demo-accounts.json"
"""The passwords of the demo's accounts, which are no secret: kept to be shown again."""

DEMO = Principal(PrincipalKind.CLIENT, id="demo", name="demo", roles=frozenset({Role.ADMIN}))


@dataclass(frozen=True, slots=True)
class FilledDemo:
    """What there is to look at: the venue, where its lobby's kiosk stands (empty: nowhere),
    pictures of ground levels, passwords by sign-in name."""

    venue: Names
    spot_code: str
    picture_paths: tuple[str, ...]
    passwords: Mapping[str, str]


async def fill_demo(
    venue: VenueService, people: People, data_dir: Path, plan: Plan | None
) -> FilledDemo:
    """Makes what is missing in a data folder.

    `plan` is published if it is of another venue than the plan in force, or was never published
    here; without one an empty folder gets the sample hospital. Raises FloorplanError for a plan
    that cannot be used, and ServerError `demo-accounts-broken`.
    """
    # Passwords are hashed while the plan is compiled.
    accounts = asyncio.create_task(_accounts(people, data_dir / ACCOUNTS_FILE))
    try:
        if plan is None and not venue.is_published:
            await venue.publish(sample_hospital_plan(), by=DEMO.name, is_known_to_compile=True)
        if plan is not None and await _is_news(venue, plan):
            await venue.publish(plan, by=DEMO.name)
    finally:
        passwords = await accounts  # Else accounts would stay of which nobody knows the password.
    snapshot = venue.current.snapshot
    levels = sorted(snapshot.plan.levels, key=lambda level: (abs(level.ordinal), level.id))
    ground = [level for level in levels if level.ordinal == levels[0].ordinal]
    paths = tuple(f"/plan/{snapshot.version}/{level.id}.svg" for level in ground)
    spot = first_spot(snapshot.plan) or ""
    return FilledDemo(snapshot.plan.names, spot, paths, passwords)


async def _accounts(people: People, file: Path) -> Mapping[str, str]:
    """The passwords of an account for each role, which is made where there is none."""
    passwords = _read(file)
    for role in Role:
        if role.value in passwords:
            continue
        password = secrets.token_urlsafe(9)
        made = await people.accounts.create(
            DEMO,
            f"demo-{role.value}",
            sign_in_name=role.value,
            display_name=role.value.capitalize(),
            roles=frozenset({role}),
            password=password,
        )
        if isinstance(made, Account):
            passwords[role.value] = password
    _write(file, passwords)
    return passwords


async def _is_news(venue: VenueService, plan: Plan) -> bool:
    """Whether a plan is to be published: what was edited here since stays in force."""
    if venue.is_published and venue.current.plan.id == plan.id:
        return not await venue.was_published(plan_version(plan))
    return True


def _read(file: Path) -> dict[str, str]:
    """The passwords kept, none without a file. Raises ServerError `demo-accounts-broken`."""
    if not file.exists():
        return {}
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ServerError("demo-accounts-broken", path=str(file)) from error
    if not isinstance(kept, dict):
        raise ServerError("demo-accounts-broken", path=str(file))
    return {str(name): str(password) for name, password in kept.items()}


def _write(file: Path, passwords: Mapping[str, str]) -> None:
    draft = file.with_suffix(".new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        json.dump(dict(passwords), out, indent=1, sort_keys=True)
        out.write("\n")
    draft.replace(file)
