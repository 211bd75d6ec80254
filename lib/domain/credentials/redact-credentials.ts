import { findAccessKeyIds, maskAccessKeyId } from './access-key-id.ts';
import { findBedrockKeys, findSecretCandidates, findSessionTokens } from './secret.ts';

/** A text without what may be a credential: key ids masked, secrets and tokens struck out. For names and paths that are kept or shown. */
export function redactCredentials(text: string): string {
  const strikes = [
    ...findAccessKeyIds(text).map(({ id, start, end }) => ({ start, end, by: maskAccessKeyId(id) })),
    ...[...findSecretCandidates(text), ...findSessionTokens(text), ...findBedrockKeys(text)].map(
      ({ start, end }) => ({ start, end, by: '[redacted]' }),
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
