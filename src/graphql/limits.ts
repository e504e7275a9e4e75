/** Largest body of a request, in bytes. */
export const MAXIMUM_BODY_BYTES = 1_048_576
/** Most tokens in one document. */
export const MAXIMUM_TOKENS = 1_500
/** Deepest nesting of fields; introspection is not counted. */
export const MAXIMUM_DEPTH = 15
/** Most aliases in one document. */
export const MAXIMUM_ALIASES = 30
/** Most directives in one document. */
export const MAXIMUM_DIRECTIVES = 20
/** Most ids that `nodes` takes at once. */
export const MAXIMUM_NODES = 100
/** Problems told about one document. */
export const MAXIMUM_VALIDATION_ERRORS = 5
/** Dearest operation: roughly the number of fields that it may answer with. */
export const MAXIMUM_COMPLEXITY = 20_000
/** What a list without a page size counts as, where each entry may cost a read. */
export const ASSUMED_LIST_LENGTH = 5
/** Largest WebSocket message, in bytes. */
export const MAXIMUM_FRAME_BYTES = 65_536
/** How long a socket may stay silent before `connection_init`. */
export const INITIALISATION_MILLISECONDS = 3_000
/** Most sockets of one shopper or visitor: as many tabs. */
export const MAXIMUM_SOCKETS_A_CUSTOMER = 10
/** Most subscriptions open on one socket. */
export const MAXIMUM_OPERATIONS_A_SOCKET = 20
/** Longest id of an operation on a socket, in characters. */
export const MAXIMUM_OPERATION_ID = 64
/** How often sockets are looked through for tokens that ended and keys that were revoked: they must close within 5 s. */
export const CREDENTIALS_SWEEP_MILLISECONDS = 2_000
/** How long a stop waits for sockets and requests before it cuts them. */
export const STOP_MILLISECONDS = 5_000
/** How often sockets are pinged; one that does not answer in between is dropped. */
export const HEARTBEAT_MILLISECONDS = 12_000
