import type { Issue, IssueCode } from '#lib/domain/collections.ts';
import { AwsFailure } from './aws-failure.ts';
import type { Call, FailureFacts } from './failure-facts.ts';
import { describeFailure } from './failure-message.ts';

/** Turns whatever a call threw into a failure that says what happened, to what, and what to do next. */
export function failureOf(error: unknown, call: Call): AwsFailure {
  if (error instanceof AwsFailure) return error;
  const facts = factsOf(error);
  const code = codeOf(facts);
  const denied = code === 'access-denied' ? deniedAction(facts.message) : null;
  const issue: Issue = {
    code,
    message: describeFailure(code, facts, denied === null ? call : { ...call, action: denied }),
    action: denied ?? call.action,
    ...(call.resource === undefined ? {} : { resource: call.resource }),
  };
  return new AwsFailure(issue, facts.httpStatus === null ? null : facts.name, error);
}

/** Whether AWS refused a call because calls came too fast. */
export function isThrottling(error: unknown): boolean {
  return codeOf(factsOf(error)) === 'throttled';
}

function factsOf(error: unknown): FailureFacts {
  if (!(error instanceof Error))
    return { name: 'Error', systemCode: null, httpStatus: null, message: String(error) };
  const { Code, code, $metadata } = error as {
    Code?: unknown;
    code?: unknown;
    $metadata?: { httpStatusCode?: number };
  };
  const inner = error instanceof AggregateError ? error.errors[0] : undefined;
  const innerCode: unknown = inner instanceof Error && 'code' in inner ? inner.code : undefined;
  return {
    name: typeof Code === 'string' && Code !== '' ? Code : error.name,
    systemCode: [code, innerCode].find((each) => typeof each === 'string') ?? null,
    httpStatus: $metadata?.httpStatusCode ?? null,
    message: error.message,
  };
}

const codes: [RegExp, IssueCode][] = [
  [/^(AccessDenied|UnauthorizedOperation|NotAuthorized|AuthorizationError|Blocked$)/, 'access-denied'],
  [
    /Throttl|^(RequestLimitExceeded|TooManyRequests|BandwidthLimitExceeded|SlowDown|PriorRequestNotComplete)/,
    'throttled',
  ],
  [/^(RequestExpired|RequestInTheFuture|RequestTimeTooSkewed)/, 'clock-skew'],
  [
    /^(ExpiredToken|InvalidClientTokenId|UnrecognizedClient|AuthFailure|SignatureDoesNotMatch)/,
    'credentials',
  ],
  [
    /^(InvalidSignature|InvalidAccessKeyId|MissingAuthenticationToken|IncompleteSignature|InvalidToken)/,
    'credentials',
  ],
  [/^(OptInRequired|PendingVerification|RegionDisabled|CredentialsProvider|TokenProvider)/, 'credentials'],
  [/NotFound|^(NoSuchEntity|InvalidInstanceID)/, 'not-found'],
  [/^(TimeoutError|RequestTimeout)/, 'timeout'],
  [/^InvalidAnswer$/, 'invalid-response'],
];

const lostConnection =
  /^(ECONN|EPIPE|EAI_|ENOTFOUND|EHOST|ENET|EPROTO|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

function codeOf(facts: FailureFacts): IssueCode {
  const { name, systemCode, httpStatus, message } = facts;
  if (name === 'SignatureDoesNotMatch' && /expired|not yet current/i.test(message)) return 'clock-skew';
  if (systemCode !== null && lostConnection.test(systemCode)) return 'network';
  if (systemCode === 'ETIMEDOUT') return 'timeout';
  const known = codes.find(([names]) => names.test(name));
  if (known !== undefined) return known[1];
  if (httpStatus === 429) return 'throttled';
  if (/XML parse error/.test(message)) return 'invalid-response';
  if (httpStatus === null) return /credentials/i.test(name + message) ? 'credentials' : 'internal';
  return httpStatus >= 500 ? 'network' : 'invalid-response';
}

/** The permission that AWS says is missing, which may be that of a call made on the way: `sts:AssumeRole`. */
function deniedAction(message: string): string | null {
  return message.match(/not authorized to perform: ([a-z0-9-]+:[A-Za-z]+)/)?.[1] ?? null;
}
