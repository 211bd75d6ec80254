import { AFTER_ESCAPE } from './escaped-text.ts';
import { shannonEntropy } from './shannon-entropy.ts';

/** What an access key id stands for: a user's key, temporary credentials of STS, a service bearer token, or a context-specific credential. */
export type AccessKeyIdKind = 'long-term' | 'temporary' | 'service-bearer-token' | 'context-specific';

/** An access key id in a text, by UTF-16 offsets: `start` inclusive, `end` exclusive. */
export interface AccessKeyIdMatch {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

const MIN_ENTROPY_BITS = 3;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const ID = '(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}';
const WHOLE_ID = new RegExp(`^${ID}$`);
const ID_IN_TEXT = new RegExp(`(?:(?<![A-Z0-9])|${AFTER_ESCAPE})${ID}(?![A-Z0-9])`, 'g');
/** Words that people write into a made-up id; the shortest comes up by chance in one real id of three million. */
const PLACEHOLDER_WORD = /EXAMPLE|SAMPLE|DUMMY|PLACEHOLD|CHANGEME|REPLACE|REDACT|ACCESSKEY|YOURKEY/;
const KEYBOARD_RUN_LENGTH = 8;

/** The kind that an id's prefix names, or null when the text is no access key id (role, user and profile ids among them). */
export function accessKeyIdKind(id: string): AccessKeyIdKind | null {
  if (!WHOLE_ID.test(id)) return null;
  switch (id.slice(0, 4)) {
    case 'AKIA':
      return 'long-term';
    case 'ASIA':
      return 'temporary';
    case 'ABIA':
      return 'service-bearer-token';
    default:
      return 'context-specific';
  }
}

/** Whether an id of the right form is a documented example or made up: a known word, too little entropy, or `12345678` and `ABCDEFGH` alike. */
export function isPlaceholderAccessKeyId(id: string): boolean {
  const unique = id.slice(4);
  if (PLACEHOLDER_WORD.test(unique) || hasAscendingRun(unique, KEYBOARD_RUN_LENGTH)) return true;
  return shannonEntropy(id) < MIN_ENTROPY_BITS;
}

/** Every access key id in a text in order, without examples and placeholders, and without ids inside a longer run of capitals and digits. */
export function findAccessKeyIds(text: string): AccessKeyIdMatch[] {
  const found: AccessKeyIdMatch[] = [];
  for (const match of text.matchAll(ID_IN_TEXT)) {
    const id = match[0];
    if (!isPlaceholderAccessKeyId(id)) found.push({ id, start: match.index, end: match.index + id.length });
  }
  return found;
}

/**
 * The twelve-digit account number that is encoded in an access key id, or null when it holds none: ids of the old generation
 * (fifth character below Q in base32's order) and ids that are not base32. The account is bits 1 to 40 of the decoded id,
 * as AWS's sts:GetAccessKeyInfo confirms.
 */
export function accountOfAccessKeyId(id: string): string | null {
  if (accessKeyIdKind(id) === null) return null;
  let first45Bits = 0;
  for (const character of id.slice(4, 13)) {
    const value = BASE32.indexOf(character);
    if (value < 0) return null;
    first45Bits = first45Bits * 32 + value;
  }
  const first41Bits = Math.floor(first45Bits / 16);
  const isOldGeneration = first41Bits < 2 ** 40;
  const account = first41Bits % 2 ** 40;
  if (isOldGeneration || account >= 1e12) return null;
  return String(account).padStart(12, '0');
}

/** An id as those may see it who may not triage: `AKIA************WXYZ`. */
export function maskAccessKeyId(id: string): string {
  return `${id.slice(0, 4)}${'*'.repeat(12)}${id.slice(-4)}`;
}

function hasAscendingRun(text: string, length: number): boolean {
  let run = 1;
  for (let i = 1; i < text.length; i++) {
    const step = text.charCodeAt(i) - text.charCodeAt(i - 1);
    const wrapsAfterNine = text[i - 1] === '9' && text[i] === '0';
    run = step === 1 || wrapsAfterNine ? run + 1 : 1;
    if (run >= length) return true;
  }
  return false;
}
