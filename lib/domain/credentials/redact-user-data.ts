import { redactDocument } from './redact-document.ts';
import type { UnscannedPlace } from './text-part.ts';
import { unpackUserData } from './unpack-user-data.ts';

/** User data as it may be shown. */
export interface ShownUserData {
  /** Every text in it, unpacked and redacted. */
  readonly parts: readonly { readonly place: string; readonly text: string }[];
  /** What could not be unpacked or read. Then there are no parts: nobody knows what they hold. */
  readonly withheld: readonly UnscannedPlace[];
}

/** Far more than anybody reads, and what it takes to redact this much is not felt. */
const MAX_SHOWN_CHARACTERS = 256 * 1024;

/**
 * User data, as the EC2 API gives it, without anything secret. All of it is withheld where a part of it cannot be unpacked, or where it
 * is longer than 256 KiB. Never throws.
 */
export function redactUserData(userData: string): ShownUserData {
  const { parts, unscanned } = unpackUserData(userData);
  const unreadable = parts
    .filter(({ text }) => hasControls(text))
    .map(({ place }) => ({ place, reason: 'It is no text.' }));
  const length = parts.reduce((sum, { text }) => sum + text.length, 0);
  const tooLong =
    length > MAX_SHOWN_CHARACTERS ? [{ place: 'user data', reason: 'It is longer than 256 KiB.' }] : [];
  const withheld = [...unscanned, ...unreadable, ...tooLong];
  if (withheld.length > 0) return { parts: [], withheld };
  return { parts: parts.map(({ place, text }) => ({ place, text: redactDocument(text) })), withheld: [] };
}

/** Control characters, or what stands for letters that could not be decoded: something binary. */
function hasControls(text: string): boolean {
  return /[^\P{Cc}\s]|\ufffd/u.test(text);
}
