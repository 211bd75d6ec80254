import { findAccessKeyIds, maskAccessKeyId } from './access-key-id.ts';
import { BASE64_CHARACTER, unescapeBase64 } from './escaped-text.ts';
import { findBedrockKeys, findSecretCandidates, findSessionTokens } from './secret.ts';

const STRUCK = '[redacted]';
const MAX_WORD = 32;
const LONG_RUN = new RegExp(`${BASE64_CHARACTER}{${MAX_WORD},}`, 'g');

/** A text without what may be a credential: key ids masked, secrets and tokens struck out. */
export function redactCredentials(text: string): string {
  const strikes = [
    ...findAccessKeyIds(text).map(({ id, start, end }) => ({ start, end, by: maskAccessKeyId(id) })),
    ...[...findSecretCandidates(text), ...findSessionTokens(text), ...findBedrockKeys(text)].map(
      ({ start, end }) => ({ start, end, by: STRUCK }),
    ),
  ].sort((a, b) => a.start - b.start);
  let redacted = '';
  let copiedTo = 0;
  for (const { start, end, by } of strikes) {
    if (start < copiedTo) continue;
    redacted += text.slice(copiedTo, start) + by;
    copiedTo = end;
  }
  return redacted + text.slice(copiedTo);
}

/**
 * A name, path or host that is kept or shown. More is struck out than of a text: 32 and more characters of base64, whatever stands
 * beside them, unless they are words between slashes.
 */
export function redactName(name: string): string {
  return redactCredentials(name).replaceAll(LONG_RUN, (run) => (isPath(unescapeBase64(run)) ? run : STRUCK));
}

/** Whether slashes make short words of it, in which not all kinds of characters stand together as they do in what is random. */
function isPath(run: string): boolean {
  const isMixed = /[A-Z]/.test(run) && /[a-z]/.test(run) && /[0-9+]/.test(run);
  return !isMixed && run.split('/').every((word) => word.length < MAX_WORD);
}
