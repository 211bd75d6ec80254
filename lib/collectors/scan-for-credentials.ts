import { findCredentials } from '#lib/domain/credentials/find-credentials.ts';
import { hmacSecret } from '#lib/domain/credentials/fingerprint-secret.ts';
import type { FoundCredential } from '#lib/domain/credentials/found-credential.ts';
import { unpackUserData } from '#lib/domain/credentials/unpack-user-data.ts';
import type { Exposure, ExposureSource } from '#lib/domain/inventory.ts';

/** Whose user data it is. */
export type UserDataHolder = { source: ExposureSource; resourceId: string; owner: string };

/** What a user data holds. `reasons` says what of it could not be read; then it is not to be called clean. */
export type ScannedUserData = { bytes: number; reasons: string[]; exposures: Exposure[] };

/**
 * Looks for static credentials in a user data as EC2 gives it: base64, or null where there is none. Of the secrets only keyed
 * hashes remain. Never throws: whatever makes the scan of one user data fail leaves that one unscanned, and the others alone.
 */
export function scanForCredentials(
  userData: string | null,
  holder: UserDataHolder,
  installationKey: Uint8Array,
): ScannedUserData {
  if (userData === null) return { bytes: 0, reasons: [], exposures: [] };
  const bytes = Buffer.byteLength(userData, 'base64');
  try {
    const { parts, unscanned } = unpackUserData(userData);
    return {
      bytes,
      reasons: unscanned.map(({ place, reason }) => `${place}: ${reason}`),
      exposures: findCredentials(parts).map((found) => exposureOf(found, holder, installationKey)),
    };
  } catch (error) {
    // The name alone: a message may quote what was scanned.
    const name = error instanceof Error ? error.name : 'unknown error';
    return { bytes, reasons: [`user data: The scan failed (${name}): it was not scanned.`], exposures: [] };
  }
}

function exposureOf(found: FoundCredential, holder: UserDataHolder, installationKey: Uint8Array): Exposure {
  const secret = found.revealSecret();
  const secretDigest = secret === null ? null : hmacSecret(installationKey, secret);
  return {
    ...holder,
    credential: found.accessKeyId ?? secretDigest ?? found.place,
    kind: found.kind,
    confidence: found.confidence,
    accessKeyId: found.accessKeyId,
    keyAccountId: found.accountId,
    secretDigest,
    place: found.place,
    line: found.line,
    column: found.column,
    length: found.length,
  };
}
