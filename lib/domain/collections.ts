/** How a collection ended. Only `complete` proves absence: see `recordSnapshot`. */
export type Outcome = 'complete' | 'partial' | 'failed';

export type Trigger = 'schedule' | 'manual' | 'command';

/** Why a part of a scope could not be seen. */
export type IssueCode =
  | 'access-denied'
  | 'malformed'
  | 'throttled'
  | 'timeout'
  | 'network'
  | 'invalid-response'
  | 'not-found'
  | 'credentials'
  | 'clock-skew'
  | 'interrupted'
  | 'cancelled'
  | 'internal';

/** Something a collection could not see, with its place. Stored as JSON with the collection. */
export type Issue = {
  code: IssueCode;
  /** What happened, to what, and what to do next. Never holds a secret. */
  message: string;
  /** The API action concerned: `ec2:DescribeInstances`. */
  action?: string;
  /** The resource concerned: an id or ARN. */
  resource?: string;
};

/** API calls made, by action: `{ "ec2:DescribeInstances": 3 }`. */
export type CallCounts = Record<string, number>;
