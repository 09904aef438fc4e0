"""Answers GraphQL operations: finds the document, checks it, executes it, and gives bytes.

HTTP and WebSocket handlers stand on this; it knows neither, and no domain.
"""

import logging
from collections.abc import Hashable, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from typing import Any

import orjson
from graphql import (
    ExecutionResult,
    GraphQLError,
    OperationType,
    execute,
    get_argument_values,
    get_variable_values,
)

from kiosk_server.core.errors import ServerError
from kiosk_server.core.principals import PrincipalKind
from kiosk_server.core.request_context import RequestContext
from kiosk_server.graphql_api.answer_cache import AnswerCache
from kiosk_server.graphql_api.documents import (
    CheckedDocument,
    CheckedOperation,
    DocumentError,
    Documents,
)
from kiosk_server.graphql_api.error_answers import BAD_INPUT, ErrorWriter, WrittenError
from kiosk_server.graphql_api.limits import Limits
from kiosk_server.graphql_api.manifests import Manifests
from kiosk_server.graphql_api.operations import (
    Answer,
    Openness,
    OperationRequest,
    Prepared,
    PreparedSubscription,
    RequestRefusedError,
    encode,
)
from kiosk_server.graphql_api.permissions import FORBIDDEN
from kiosk_server.graphql_api.schema import ServerSchema
from kiosk_server.graphql_api.selection_plans import PlanningExecutor

_LOG = logging.getLogger(__name__)
_FREE = frozenset({PrincipalKind.PERSON, PrincipalKind.CLIENT})
_MOST_ERRORS = 5
_ALL_KINDS = frozenset(OperationType)
_REFUSALS = (ServerError, DocumentError, GraphQLError)


class Engine:
    """Everything between a request's text and its answer's bytes, for one schema."""

    def __init__(
        self,
        schema: ServerSchema,
        errors: ErrorWriter,
        *,
        limits: Limits | None = None,
        manifests: Manifests | None = None,
        openness: Openness = Openness.LISTED,
        answer_cache_bytes: int = 64 * 1024 * 1024,
        document_cache_entries: int = 1_000,
    ) -> None:
        self.limits = limits or Limits()
        self.errors = errors
        self.answers = AnswerCache(answer_cache_bytes)
        self._schema = schema
        self._manifests = manifests or Manifests.none()
        self._openness = openness
        self._documents = Documents(schema, self.limits, document_cache_entries)

    async def answer(
        self,
        context: RequestContext,
        request: OperationRequest,
        kinds: frozenset[OperationType] = _ALL_KINDS,
    ) -> Answer:
        """The answer to a query or mutation; never raises for what a caller can send.

        `kinds` are those that this transport allows. A subscription is answered with its state
        now.
        """
        try:
            prepared = self.prepare(context, request, kinds)
        except RequestRefusedError as refused:
            return refused.answer()
        return await self.run(prepared)

    def prepare(
        self,
        context: RequestContext,
        request: OperationRequest,
        kinds: frozenset[OperationType] = _ALL_KINDS,
    ) -> Prepared:
        """Finds and checks the operation that is asked for. Raises RequestRefusedError."""
        try:
            return self._prepare(context, request, kinds)
        except _REFUSALS as error:
            raise self._refusal(error, context) from error

    async def run(self, prepared: Prepared) -> Answer:
        """Executes a prepared operation, or finds its answer in the cache."""
        if prepared.operation.data_versions is None:
            return await self._executed(prepared)
        key = self._cache_key(prepared)
        found = self.answers.find(key)
        if found is not None:
            return found
        made: list[Answer] = []
        shared = await self.answers.once(key, partial(self._made, key, prepared, made))
        if made:
            return made[0]
        return shared or await self._executed(prepared)

    def prepare_subscription(
        self, context: RequestContext, request: OperationRequest
    ) -> PreparedSubscription:
        """A subscription's key, topics and how to get its state. Raises RequestRefusedError."""
        prepared = self.prepare(context, request, frozenset({OperationType.SUBSCRIPTION}))
        return self.subscription(prepared)

    def subscription(self, prepared: Prepared) -> PreparedSubscription:
        """The same for what was prepared as a subscription. Raises RequestRefusedError."""
        try:
            topics = self._topics(prepared)
        except _REFUSALS as error:
            raise self._refusal(error, prepared.context) from error
        key = (*self._identity(prepared), topics)

        async def run() -> bytes:
            return (await self._executed(prepared)).body

        return PreparedSubscription(key, topics, prepared.listed_name, run)

    def check_listed_operations(self) -> None:
        """Checks every listed document against the schema. Raises ServerError `operation-invalid`.

        Called at start, so that a page's operation cannot fail later.
        """
        for listed in self._manifests.by_hash.values():
            try:
                self._documents.check(listed.hash, listed.document, listed=True)
            except (DocumentError, ServerError) as error:
                raise ServerError("operation-invalid", name=listed.name) from error

    def _prepare(
        self,
        context: RequestContext,
        request: OperationRequest,
        kinds: frozenset[OperationType],
    ) -> Prepared:
        document_hash = self._hash(request)
        listed = self._manifests.by_hash.get(document_hash)
        is_free = self._openness is Openness.OPEN or context.principal.kind in _FREE
        if listed is None and not is_free:
            raise ServerError("document-not-listed")
        document = self._documents.find(document_hash)
        if document is None:
            source = listed.document if listed else request.document
            if source is None:
                raise ServerError("persisted-query-not-found")
            document = self._documents.check(
                document_hash, source, listed=listed is not None, hide_names=not is_free
            )
        operation = _operation(document, request.operation_name)
        if operation.kind not in kinds:
            raise ServerError(f"operation-not-allowed-{operation.kind.value}")
        if operation.introspects and not is_free:
            raise ServerError("introspection-forbidden")
        given = request.variables
        variables = {name: given[name] for name in operation.variable_names if name in given}
        canonical = orjson.dumps(variables, option=orjson.OPT_SORT_KEYS) if variables else b""
        name = listed.name if listed else ""
        return Prepared(context, document, operation, variables, canonical, name)

    def _hash(self, request: OperationRequest) -> str:
        if request.document is None:
            if request.document_hash is None:
                raise ServerError("document-missing")
            return request.document_hash
        document_hash = request.hash_of_document
        if request.document_hash not in (None, document_hash):
            raise ServerError("document-hash-mismatch")
        return document_hash

    def _topics(self, prepared: Prepared) -> tuple[str, ...]:
        """The topics of a subscription; its root field's permission is asked before it is held."""
        coerced = get_variable_values(
            self._schema.executable,
            prepared.operation.node.variable_definitions or (),
            dict(prepared.variables),
            max_errors=_MOST_ERRORS,
        )
        if isinstance(coerced, list):
            raise DocumentError(BAD_INPUT, coerced)
        self._documents.check_cost(prepared.document, prepared.operation, prepared.variables)
        root = prepared.operation.root_fields[0]
        subscriptions = self._schema.root_type(OperationType.SUBSCRIPTION)
        coordinate = f"{subscriptions.name}.{root.name.value}"
        if not prepared.context.principal.is_among(self._schema.permissions[coordinate]):
            raise ServerError(FORBIDDEN, coordinate=coordinate)
        arguments = get_argument_values(subscriptions.fields[root.name.value], root, coerced)
        return tuple(self._schema.topics[coordinate](prepared.context, arguments))

    def _identity(self, prepared: Prepared) -> tuple[Hashable, ...]:
        context = prepared.context
        return (
            prepared.document.hash,
            prepared.operation.name,
            prepared.canonical_variables,
            context.locale,
            context.principal.scope,
        )

    def _cache_key(self, prepared: Prepared) -> Hashable:
        versions = prepared.operation.data_versions or ()
        return (
            *self._identity(prepared),
            *(version(prepared.context) for version in versions),
        )

    async def _made(self, key: Hashable, prepared: Prepared, made: list[Answer]) -> Answer | None:
        """Executes into `made`, and keeps it unless it has errors or the data changed meanwhile."""
        answer = await self._executed(prepared)
        made.append(answer)
        if answer.code or key != self._cache_key(prepared):
            return None
        made[0] = replace(answer, etag=f'"{sha256(answer.body).hexdigest()[:32]}"')
        kept = replace(made[0], from_cache=True)
        self.answers.keep(key, kept)
        return kept

    async def _executed(self, prepared: Prepared) -> Answer:
        context = prepared.context
        try:
            self._documents.check_cost(prepared.document, prepared.operation, prepared.variables)
        except _REFUSALS as error:
            return self._refusal(error, context).answer()
        ran: Any = execute(
            self._schema.executable,
            prepared.document.node,
            context_value=context,
            variable_values=dict(prepared.variables),
            operation_name=prepared.operation.name or None,
            max_coercion_errors=_MOST_ERRORS,
            executor_class=PlanningExecutor,
            plans=prepared.document.plans,
        )
        result: ExecutionResult = ran if isinstance(ran, ExecutionResult) else await ran
        name = prepared.listed_name
        if not result.errors:
            return Answer(encode({"data": result.data}), operation=name)
        if result.data is None and all(error.path is None for error in result.errors):
            written_errors = self.errors.document_errors(BAD_INPUT, result.errors)
            return _refused(written_errors).answer()
        written_errors = self.errors.field_errors(result.errors, context, name)
        body = encode({"errors": written_errors, "data": result.data})
        return Answer(body, code=_code(written_errors[0]), operation=name)

    def _refusal(
        self, error: ServerError | DocumentError | GraphQLError, context: RequestContext
    ) -> RequestRefusedError:
        """What is wrong with a request, in the caller's language."""
        if isinstance(error, ServerError):
            return _refused([self.errors.server_error(error, context)])
        if isinstance(error, DocumentError):
            return _refused(self.errors.document_errors(error.code, error.errors))
        return _refused(self.errors.document_errors(BAD_INPUT, [error]))


def _refused(written: Sequence[WrittenError]) -> RequestRefusedError:
    code = _code(written[0])
    _LOG.info("GraphQL request refused", extra={"code": code})
    return RequestRefusedError(written, code)


def _operation(document: CheckedDocument, name: str | None) -> CheckedOperation:
    """The operation that is asked for, as GraphQL's specification says."""
    if name:
        found = document.operations.get(name)
        if found is None:
            raise ServerError("operation-unknown")
        return found
    if len(document.operations) != 1:
        raise ServerError("operation-not-named")
    return next(iter(document.operations.values()))


def _code(written: WrittenError) -> str:
    extensions = written.get("extensions")
    return str(extensions.get("code", "")) if isinstance(extensions, dict) else ""
