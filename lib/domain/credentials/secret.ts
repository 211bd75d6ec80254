import { BASE64_CHARACTER, BASE64_START, unescapeBase64 } from './escaped-text.ts';
import { type LabelStrength, labelBefore } from './secret-label.ts';
import { shannonEntropy } from './shannon-entropy.ts';

/** A secret in a text: `value` without escapes, and its UTF-16 offsets as written, `start` inclusive, `end` exclusive. */
export interface SecretMatch {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Something of the form of a secret access key, with what the text before it calls it. */
export interface SecretCandidate extends SecretMatch {
  readonly label: LabelStrength;
}

/** A Bedrock API key and the account that is written in it, null when it names none. */
export interface BedrockKeyMatch extends SecretMatch {
  readonly accountId: string | null;
}

/** One random secret of ten thousand has less. */
const MIN_ENTROPY_BITS = 4.25;
/** No random secret has less, and names and paths seldom more: enough where a label says that it is a secret. */
const MIN_LABELLED_ENTROPY_BITS = 3.9;
const PLACEHOLDER_WORD = /example|placeholder|changeme|redacted|secretaccesskey|yoursecret/i;
const NOT_FOLLOWED = `(?!${BASE64_CHARACTER})`;
const PADDING = '(?:=|%3[Dd]|\\\\u003[Dd]){0,2}';
const SECRET_IN_TEXT = new RegExp(`${BASE64_START}${BASE64_CHARACTER}{40}${NOT_FOLLOWED}`, 'g');
const TOKEN_IN_TEXT = new RegExp(`${BASE64_START}${BASE64_CHARACTER}{98,4096}${PADDING}${NOT_FOLLOWED}`, 'g');
const BEDROCK_IN_TEXT = new RegExp(
  `${BASE64_START}ABSK${BASE64_CHARACTER}{107,269}${PADDING}${NOT_FOLLOWED}`,
  'g',
);

/**
 * Everything in a text that may be a secret access key: 40 characters of base64 with no further one beside them, 3.9 bits of entropy
 * or more, capitals and small letters, no 40 hex digits, no example. What nothing labels a secret must also have 4.25 bits, hold a digit
 * or a sign, and be neither a piece of a longer token nor called a hash.
 */
export function findSecretCandidates(text: string): SecretCandidate[] {
  const found: SecretCandidate[] = [];
  let previousEnd = 0;
  for (const match of text.matchAll(SECRET_IN_TEXT)) {
    const start = match.index;
    const end = start + match[0].length;
    const value = unescapeBase64(match[0]);
    if (isLikeSecretAccessKey(value)) {
      const label = labelBefore(text, start, previousEnd);
      if (label !== 'hash' && (label !== 'none' || isLikelyWithoutLabel(text, start, end, value))) {
        found.push({ value, start, end, label });
      }
    }
    previousEnd = end;
  }
  return found;
}

/**
 * Everything in a text that has the form of a secret access key, however little random it is: 40 characters of base64 with no further one
 * beside them, capitals and small letters, no 40 hex digits. Far more than there are secrets: for hiding, not for reporting.
 */
export function findPossibleSecrets(text: string): SecretMatch[] {
  const found: SecretMatch[] = [];
  for (const match of text.matchAll(SECRET_IN_TEXT)) {
    const value = unescapeBase64(match[0]);
    const isMixed = /[A-Z]/.test(value) && /[a-z]/.test(value) && !/^[0-9A-Fa-f]{40}$/.test(value);
    if (isMixed) found.push({ value, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** Whether a secret is random enough to count without a key id beside it. */
export function isRandomEnoughAlone(value: string): boolean {
  return shannonEntropy(value) >= MIN_ENTROPY_BITS;
}

/** Whether 40 characters may be a secret access key where a label says so; examples, placeholders and git commits may not. */
function isLikeSecretAccessKey(value: string): boolean {
  return (
    /^[A-Za-z0-9/+]{40}$/.test(value) &&
    /[A-Z]/.test(value) &&
    /[a-z]/.test(value) &&
    !/^[0-9A-Fa-f]{40}$/.test(value) &&
    !PLACEHOLDER_WORD.test(value) &&
    shannonEntropy(value) >= MIN_LABELLED_ENTROPY_BITS
  );
}

/** Everything in a text that may be a session token: 100 to 4,096 characters of base64, padding included, that look random. It counts only beside an `ASIA` id. */
export function findSessionTokens(text: string): SecretMatch[] {
  return base64Matches(text, TOKEN_IN_TEXT, 100);
}

/** Every long-term API key of Amazon Bedrock in a text: `ABSK` and 109 to 269 characters of base64, padding included. */
export function findBedrockKeys(text: string): BedrockKeyMatch[] {
  return base64Matches(text, BEDROCK_IN_TEXT, 113).map((match) => ({
    ...match,
    accountId: accountOfBedrockKey(match.value),
  }));
}

function base64Matches(text: string, pattern: RegExp, minLength: number): SecretMatch[] {
  const found: SecretMatch[] = [];
  for (const match of text.matchAll(pattern)) {
    const value = unescapeBase64(match[0]).replace(/(?:%3[Dd]|\\u003[Dd])/g, '=');
    const isRandom = shannonEntropy(value) >= MIN_ENTROPY_BITS && /[A-Z]/.test(value) && /[a-z]/.test(value);
    if (value.length >= minLength && isRandom && !PLACEHOLDER_WORD.test(value)) {
      found.push({ value, start: match.index, end: match.index + match[0].length });
    }
  }
  return found;
}

/** A Bedrock key holds `BedrockAPIKey-<id>-at-<account>:<secret>` in base64 after its prefix. */
function accountOfBedrockKey(value: string): string | null {
  const decoded = Buffer.from(value.slice('ABSK'.length), 'base64').toString('latin1');
  return /^BedrockAPIKey-[^:]{0,64}-at-(\d{12}):/.exec(decoded)?.[1] ?? null;
}

function isLikelyWithoutLabel(text: string, start: number, end: number, value: string): boolean {
  const isPieceOfToken = /[-_]/.test(text.charAt(start - 1)) || /[-_]/.test(text.charAt(end));
  return /[0-9/+]/.test(value) && isRandomEnoughAlone(value) && !isPieceOfToken;
}
