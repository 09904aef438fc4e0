"""Turns errors into what callers may read: a code, a sentence in their language, never more.

Errors of callers are logged without a traceback; what was not foreseen is logged with one, and
answered with the request's id alone.
"""

import logging
from collections.abc import Sequence

from graphql import FieldNode, GraphQLError

from i18n.error_texts import error_text
from i18n.translator import Translator
from kiosk_server.core.errors import ServerError
from kiosk_server.core.request_context import RequestContext

_LOG = logging.getLogger(__name__)

INTERNAL = "internal"
BAD_INPUT = "BAD_USER_INPUT"
_MOST_ERRORS = 100
"""In one answer: a field that fails may stand in a list of thousands."""

WrittenError = dict[str, object]
"""One entry of `errors`, as GraphQL's specification has it."""


class ErrorWriter:
    """Writes errors for callers and for the log."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator

    def server_error(self, error: ServerError, context: RequestContext) -> WrittenError:
        """A coded error: `extensions.code` is its code in capitals, the message is localised."""
        said = error_text(self._translator, error.code, error.fields, context.locale)
        return {"message": said.text, "extensions": {"code": error.code.replace("-", "_").upper()}}

    def document_errors(self, code: str, errors: Sequence[GraphQLError]) -> list[WrittenError]:
        """What is wrong with a document or variables, in GraphQL's own words for developers."""
        return [{**_place(error), "extensions": {"code": code}} for error in errors]

    def field_errors(
        self, errors: Sequence[GraphQLError], context: RequestContext, operation: str
    ) -> list[WrittenError]:
        """What went wrong while fields were resolved: at most 100, each kind logged once."""
        logged: set[tuple[str, str]] = set()
        return [
            self._field_error(error, context, operation, logged) for error in errors[:_MOST_ERRORS]
        ]

    def _field_error(
        self,
        error: GraphQLError,
        context: RequestContext,
        operation: str,
        logged: set[tuple[str, str]],
    ) -> WrittenError:
        place = _place(error)
        cause = error.original_error
        path = _path(error)
        if isinstance(cause, ServerError):
            if (cause.code, path) not in logged:
                logged.add((cause.code, path))
                fields = {"code": cause.code, "operation": operation, "path": path}
                _LOG.info("GraphQL field refused", extra=fields)
            return {**place, **self.server_error(cause, context)}
        if cause is None and _is_about_an_argument(error):
            return {**place, "extensions": {"code": BAD_INPUT}}
        if (INTERNAL, path) not in logged:
            logged.add((INTERNAL, path))
            _LOG.error(
                "GraphQL field failed",
                extra={"operation": operation, "path": path},
                exc_info=error if cause is None else cause,
            )
        return {**place, **self.internal(context)}

    def internal(self, context: RequestContext) -> WrittenError:
        """The answer to what was not foreseen: the request's id, by which the log tells more."""
        unforeseen = ServerError(INTERNAL, request_id=context.request_id)
        said = error_text(self._translator, unforeseen.code, unforeseen.fields, context.locale)
        extensions = {"code": "INTERNAL", "requestId": context.request_id}
        return {"message": said.text, "extensions": extensions}


def _place(error: GraphQLError) -> WrittenError:
    written: WrittenError = {"message": error.message}
    if error.locations:
        written["locations"] = [
            {"line": location.line, "column": location.column} for location in error.locations
        ]
    if error.path is not None:
        written["path"] = list(error.path)
    return written


def _path(error: GraphQLError) -> str:
    """Where in the schema's terms; list positions say nothing to a log."""
    return ".".join(part for part in error.path or () if isinstance(part, str))


def _is_about_an_argument(error: GraphQLError) -> bool:
    """Whether what a caller gave is wrong: then the error stands at a value, not at a field."""
    return bool(error.nodes) and not any(isinstance(node, FieldNode) for node in error.nodes or ())
