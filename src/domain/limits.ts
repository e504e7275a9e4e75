/**
 * What the endpoint on the open internet takes, over HTTP and WebSocket alike: every limit that a caller can meet, named once.
 * docs/limits.md tells what a client gets who meets it. They lie in the domain, since every layer may import that.
 */

const SECOND = 1_000

// One request.

/** Largest body of a request, in bytes; one sent with gzip is measured unzipped. */
export const MAXIMUM_BODY_BYTES = 1_048_576
/** How long a request may take to come in, and again to be answered. */
export const REQUEST_MILLISECONDS = 10 * SECOND
/** How often requests that come in too slowly are looked for. */
export const SLOW_REQUEST_SWEEP_MILLISECONDS = 2 * SECOND
/** How long `simulate` may take instead: it reads months of orders, for marketers only. */
export const SIMULATION_MILLISECONDS = 60 * SECOND

// One document.

/** Most tokens in one document. */
export const MAXIMUM_TOKENS = 1_500
/** Deepest nesting of fields; introspection is not counted. */
export const MAXIMUM_DEPTH = 15
/** Most aliases in one document. */
export const MAXIMUM_ALIASES = 30
/** Most directives in one document. */
export const MAXIMUM_DIRECTIVES = 20
/** Problems told about one document, or about its variables. */
export const MAXIMUM_VALIDATION_ERRORS = 5
/** Dearest operation, its variables counted in: roughly the number of fields that it may answer with. */
export const MAXIMUM_COMPLEXITY = 20_000
/** What a list without a page size counts as, where each entry may cost a read. */
export const ASSUMED_LIST_LENGTH = 5

// Values.

/** Most ids that `nodes` takes at once. */
export const MAXIMUM_NODES = 100
/** The most entries one page may hold. */
export const MAXIMUM_FIRST = 100
/** At most this many entries in any list of an input, where nothing says otherwise. */
export const MAXIMUM_ITEMS = 500
/** Codes on one cart, and in one evaluation. */
export const MAXIMUM_CODES = 30

// Expressions: hostile input, too. They are bounded when they are saved, so that running them needs no clock.

/** Characters of the longest expression. */
export const MAXIMUM_EXPRESSION = 2_000
/** Nodes of an expression's tree. */
export const MAXIMUM_EXPRESSION_NODES = 500
/** Levels of an expression's tree. */
export const MAXIMUM_EXPRESSION_DEPTH = 60
/** Entries of the longest list that an expression may walk: lines of a cart, or parts of an attribute. */
export const MAXIMUM_ENTRIES = 500
/** Characters of the longest attribute that an expression sees. */
export const MAXIMUM_ATTRIBUTE_TEXT = 2_000
/** At most so many steps by the worst cart: a fraction of a second, once a decision. */
export const MAXIMUM_STEPS = 2_000_000
/** At most so many where it reads what is left of the goods: it is run again for each combination of incentives that is tried. */
export const MAXIMUM_STEPS_ON_REST = 50_000
/** What all expressions of one campaign may take together; those on the rest weigh more, as their own bound is narrower. */
export const MAXIMUM_CAMPAIGN_STEPS = 4_000_000

// Sockets.

/** Connections that wait until they are let in, where the system allows as many: what comes beyond tries again after 1, 3, 7 … seconds. */
export const MAXIMUM_WAITING_CONNECTIONS = 4_096
/** Largest WebSocket message, in bytes. */
export const MAXIMUM_FRAME_BYTES = 65_536
/** How long a socket may stay silent before `connection_init`. */
export const INITIALISATION_MILLISECONDS = 3 * SECOND
/** Most subscriptions open on one socket. */
export const MAXIMUM_OPERATIONS_A_SOCKET = 20
/** Longest id of an operation on a socket, in characters. */
export const MAXIMUM_OPERATION_ID = 64
/** Most sockets of one shopper or visitor: as many tabs. */
export const MAXIMUM_SOCKETS_A_CUSTOMER = 5
/** Most sockets of one address; those opened with an API key are not counted. */
export const MAXIMUM_SOCKETS_AN_ADDRESS = 50
/** How often sockets are looked through for tokens that ended and keys that were revoked: they must close within 5 s. */
export const CREDENTIALS_SWEEP_MILLISECONDS = 2 * SECOND
/** How often sockets are pinged; one that does not answer in between is dropped. */
export const HEARTBEAT_MILLISECONDS = 12 * SECOND
/** How long a stop waits for sockets and requests before it cuts them. */
export const STOP_MILLISECONDS = 5 * SECOND

// How often: requests over HTTP, sockets opened and operations on them draw from the same bucket. API keys are exempt.

/** How a bucket of requests fills: it holds `burst` at most, and gains so many a second. */
export interface Rate {
  readonly burst: number
  readonly perSecond: number
}

/** One shopper, visitor or member of staff. */
export const VIEWER_RATE: Rate = { burst: 3_000, perSecond: 300 }
/** One address: a household, an office, or all customers of a mobile carrier. */
export const ADDRESS_RATE: Rate = { burst: 20_000, perSecond: 2_000 }
/** Viewers and addresses remembered; beyond, those not seen for longest are forgotten. */
export const MAXIMUM_BUCKETS = 100_000
/** Visitor tokens that one address may have in a minute. */
export const VISITORS_A_MINUTE = 30
/** Law 36: after so many wrong codes within the time below by one viewer or address, codes are refused, right ones too. */
export const MAXIMUM_WRONG_CODES = 10
/** The time within which wrong codes count. */
export const WRONG_CODES_MILLISECONDS = 600 * SECOND
