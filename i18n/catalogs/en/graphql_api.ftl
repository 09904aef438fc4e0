# What the GraphQL endpoint says to programs and their developers, and to people who see an error.

error-forbidden = This is not open to you. Sign in with an account that has the right, or ask the hospital's staff.
error-internal = Something went wrong on our side. Please try again; if it stays, tell the staff this number: { $request_id }.
error-introspection-forbidden = The schema is open to people who signed in and to registered programs. Sign in first.

error-document-missing = The request holds no operation. Send “query”, or the hash of a listed operation.
error-document-not-listed = Without signing in, only the operations of the hospital's own pages can be sent. Reload the page, or sign in.
error-persisted-query-not-found = No operation with this hash is listed. Reload the page, or send the whole operation.
error-document-hash-mismatch = The hash is not that of the operation. Compute SHA-256 over the operation's exact text.
error-document-too-long = The operation has more than { $most } tokens. Split it into several requests.
error-document-too-deep = The operation nests deeper than { $most } levels. Ask for less at a time.
error-introspection-too-deep = The introspection nests deeper than { $most } levels. Ask for less at a time.
error-document-too-many-aliases = The operation has more than { $most } aliases. Split it into several requests.
error-document-too-many-directives = The operation has more than { $most } directives. Leave some out.
error-document-too-many-root-fields = The operation has more than { $most } fields at its root. Split it into several requests.
error-document-too-repetitive = One field stands more than { $most } times in the same place. Write it once.
error-document-too-costly = The operation may cost more than { $most }. Ask for shorter lists with “first”, or for fewer fields.
error-operation-unknown = The document holds no operation of this name. Correct “operationName”.
error-operation-not-named = Say by “operationName” which operation of the document to run.
error-operation-not-allowed-query = A query cannot be sent in this way. Send it by POST.
error-operation-not-allowed-mutation = A change cannot be sent in this way. Send it by POST.
error-operation-not-allowed-subscription = A subscription needs a WebSocket. Connect with graphql-transport-ws at the same address.

error-request-not-acceptable = The answer comes as application/graphql-response+json or application/json. Accept one of them.
error-request-method-unknown = Use POST, or GET for queries.
error-request-media-type = The body has to be application/json in UTF-8, not compressed.
error-request-too-large = The request is larger than { $most } bytes. Ask for less at a time.
error-request-malformed = The request is not well-formed JSON in UTF-8.
error-request-not-an-object = The request has to be one JSON object; several in one list are not taken.
error-request-field-wrong = “{ $name }” has the wrong type, stands twice, or is not well-formed.
error-request-too-nested = “{ $name }” nests deeper than { $most } levels.
error-request-cross-site = Another site seems to have sent this request. Send the header “X-Kiosk-Request” along with it.

error-schema-permission-missing = The field { $coordinate } says nothing about who may ask for it. Add it to its part's permissions.
error-schema-row-unknown = There is no such field: { $coordinate }, named in { $table }. Correct or remove the row.
error-schema-row-repeated = { $coordinate } stands more than once in { $table }. Keep one row.
error-schema-topics-missing = The subscription { $coordinate } says no topics. Add it to its part's topics.
error-schema-resolver-missing = The field { $coordinate } has no resolver. Add one.
error-operation-unreadable = { $operation } has to hold exactly one operation, with a name.
error-operation-name-repeated = Two files hold an operation called { $name }. Rename one.
error-operation-invalid = The listed operation { $name } does not fit the schema. Keep the fields that earlier releases used.
error-manifest-unreadable = { $manifest } is not a manifest of operations, or a hash in it is wrong. Write it anew.

refusal-request-id-reused = This request number was used before for something else. Start again from the beginning.

explorer-title = GraphQL explorer
explorer-operation = Operation
explorer-variables = Variables (JSON)
explorer-run = Run
explorer-answer = Answer
explorer-schema = What can be asked
explorer-search = Search fields and types
explorer-running = Running …
explorer-took = { $status } in { $duration } ms, { $size } bytes
explorer-bad-variables = The variables are not well-formed JSON. Correct them and run again.
explorer-unreachable = The server did not answer. Check that it runs, then try again.
explorer-deprecated = Deprecated
explorer-token = Bearer token (optional)
explorer-hint = Ctrl + Enter runs the operation. Click a name to see its type.
explorer-back = Back to the start
explorer-language = 中文
