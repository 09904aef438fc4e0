"""The operations that one socket has open: started off its receive loop, each failing alone."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from functools import partial

import orjson
from graphql import OperationType

from kiosk_server.core.errors import ServerError
from kiosk_server.core.request_context import RequestContext
from kiosk_server.graphql_api.error_answers import WrittenError
from kiosk_server.graphql_api.fan_out import SharedOperation
from kiosk_server.graphql_api.operations import (
    OperationRequest,
    PreparedSubscription,
    RequestRefusedError,
    encode,
)
from kiosk_server.graphql_api.socket_messages import (
    COMPLETE_PREFIX,
    error_prefix,
    id_suffix,
    next_prefix,
)
from kiosk_server.graphql_api.socket_outbox import Outbox, StateSlot
from kiosk_server.graphql_api.socket_ports import SocketPorts

_log = logging.getLogger(__name__)


class _OpenOperation:
    """One operation, from `subscribe` to its end; a Subscriber if it is shared."""

    def __init__(
        self,
        operation_id: str,
        context: RequestContext,
        put_state: Callable[[StateSlot, bytes], None],
        end: Callable[["_OpenOperation", bool], None],
    ) -> None:
        self.id = operation_id
        self.context = context
        self.slot = StateSlot(operation_id)
        self.task: asyncio.Task[None] | None = None
        self.leave: Callable[[], None] | None = None
        self._put_state = put_state
        self._end = end

    def put_state(self, state: bytes) -> None:
        """Sends the newest state."""
        self._put_state(self.slot, state)

    def end(self, *, is_broken: bool) -> None:
        """Tells the client that the shared subscription is over."""
        self._end(self, is_broken)


class SocketOperations:
    """All open operations of one socket, by id."""

    def __init__(self, ports: SocketPorts, outbox: Outbox) -> None:
        self._ports = ports
        self._outbox = outbox
        self._open: dict[str, _OpenOperation] = {}
        self._running: set[asyncio.Task[None]] = set()

    def has(self, operation_id: str) -> bool:
        """Whether an operation of this id is open."""
        return operation_id in self._open

    def start(self, operation_id: str, request: OperationRequest, context: RequestContext) -> None:
        """Begins an operation. One over the socket's bounds is refused with an `error` message."""
        most = self._ports.limits.operations_per_socket
        if len(self._running) >= most:
            self.refuse(operation_id, ServerError("socket-too-many-operations", most=most), context)
            return
        operation = _OpenOperation(operation_id, context, self._outbox.put_state, self._end)
        task = asyncio.create_task(self._carry_out(operation, request))
        operation.task = task
        self._open[operation_id] = operation
        self._running.add(task)
        task.add_done_callback(partial(self._finish, operation))

    def refuse(self, operation_id: str, error: ServerError, context: RequestContext) -> None:
        """Answers an operation that is not begun with an `error` message."""
        self._reply_errors(operation_id, [self._ports.engine.errors.server_error(error, context)])

    def complete(self, operation_id: str) -> None:
        """Stops an operation; does nothing for one that is not open."""
        operation = self._open.get(operation_id)
        if operation is not None:
            self._close(operation)
            if operation.task is not None:
                operation.task.cancel()

    async def close(self) -> None:
        """Stops all, and waits until nothing of them runs."""
        for operation_id in list(self._open):
            self.complete(operation_id)
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _carry_out(self, operation: _OpenOperation, request: OperationRequest) -> None:
        engine = self._ports.engine
        try:
            prepared = engine.prepare(operation.context, request)
            if prepared.kind is OperationType.SUBSCRIPTION:
                self._join(operation, engine.subscription(prepared))
                return
        except RequestRefusedError as refused:
            self._close(operation)
            self._reply_errors(operation.id, refused.errors)
            return
        answer = await engine.run(prepared)
        self._close(operation)
        if not answer.executed:  # too costly, or variables that do not fit
            self._reply_errors(operation.id, orjson.loads(answer.body)["errors"])
            return
        self._outbox.reply(next_prefix(answer.body), operation.slot.suffix)
        self._outbox.reply(COMPLETE_PREFIX, operation.slot.suffix)

    def _join(self, operation: _OpenOperation, prepared: PreparedSubscription) -> None:
        most = self._ports.limits.subscriptions_per_socket
        if sum(1 for other in self._open.values() if other.leave is not None) >= most:
            self._close(operation)
            error = ServerError("socket-too-many-subscriptions", most=most)
            self.refuse(operation.id, error, operation.context)
            return

        async def run() -> bytes:
            return next_prefix(await prepared.run())

        shared = SharedOperation(prepared.key, prepared.topics, run)
        operation.leave = self._ports.fan_out.join(shared, operation)
        self._ports.observer.subscription_began()

    def _close(self, operation: _OpenOperation) -> None:
        """Forgets an operation, and whatever of it was not sent."""
        if self._open.get(operation.id) is not operation:
            return
        del self._open[operation.id]
        operation.slot.prefix = None
        if operation.leave is not None:
            operation.leave()
            self._ports.observer.subscription_ended()

    def _finish(self, operation: _OpenOperation, task: asyncio.Task[None]) -> None:
        """A fault stays with its operation."""
        self._running.discard(task)
        operation.task = None
        fault = None if task.cancelled() else task.exception()
        if fault is not None:
            extra = {"request_id": operation.context.request_id}
            _log.error("operation failed", extra=extra, exc_info=fault)
            self._end(operation, is_broken=True)

    def _end(self, operation: _OpenOperation, is_broken: bool) -> None:
        if self._open.get(operation.id) is not operation:
            return
        if not is_broken:
            self._outbox.reply(COMPLETE_PREFIX, operation.slot.suffix)
        self._close(operation)
        if is_broken:
            internal = self._ports.engine.errors.internal(operation.context)
            self._reply_errors(operation.id, [internal])

    def _reply_errors(self, operation_id: str, errors: Sequence[WrittenError]) -> None:
        suffix = id_suffix(operation_id)
        self._outbox.reply(error_prefix(encode(list(errors))), suffix)
