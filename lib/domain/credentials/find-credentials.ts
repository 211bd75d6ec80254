import { accessKeyIdKind, accountOfAccessKeyId, findAccessKeyIds } from './access-key-id.ts';
import { type CredentialFacts, FoundCredential } from './found-credential.ts';
import { type Distance, type Placed, pairInText } from './pair-in-text.ts';
import {
  findBedrockKeys,
  findSecretCandidates,
  findSessionTokens,
  isRandomEnoughAlone,
  type SecretMatch,
} from './secret.ts';
import { isAwsSecretByContext } from './secret-label.ts';
import type { TextPart } from './text-part.ts';
import { type TextPositions, textPositions } from './text-position.ts';

const NEAR_LINES = 5;
const NEAR_CHARACTERS = 400;

type What = Pick<CredentialFacts, 'kind' | 'accessKeyId' | 'accountId' | 'confidence'>;
type Find = (what: What, at: Placed, secret: SecretMatch | null) => void;

const LONE_SECRET: What = {
  kind: 'secret-access-key',
  accessKeyId: null,
  accountId: null,
  confidence: 'lead',
};

/**
 * Every static AWS credential in a document's parts, by place. An id and a secret make a pair within five lines and 400 characters
 * (not counting session tokens between them), labelled secrets first, then the nearest; a pair is sure. A lone id is a lead, so is a
 * lone secret that its context calls one of AWS's. A key id is reported once for the document: the surest, then the first.
 */
export function findCredentials(parts: readonly TextPart[]): FoundCredential[] {
  return dedupe(parts.flatMap(credentialsOfPart));
}

function credentialsOfPart({ place, text }: TextPart): FoundCredential[] {
  const found: { start: number; credential: FoundCredential }[] = [];
  const positions = textPositions(text);
  const find: Find = (what, at, secret) => {
    const [line, column] = [positions.lineAt(at.start), positions.columnAt(at.start)];
    const length = secret?.value.length ?? at.end - at.start;
    const credential = new FoundCredential({ ...what, place, line, column, length }, secret?.value ?? null);
    found.push({ start: at.start, credential });
  };
  findIdsAndSecrets(text, positions, find);
  for (const key of findBedrockKeys(text)) {
    const what = {
      kind: 'bedrock-api-key',
      accessKeyId: null,
      accountId: key.accountId,
      confidence: 'sure',
    } as const;
    find(what, key, key);
  }
  return found.sort((a, b) => a.start - b.start).map(({ credential }) => credential);
}

function findIdsAndSecrets(text: string, positions: TextPositions, find: Find): void {
  const ids = findAccessKeyIds(text);
  const secrets = findSecretCandidates(text);
  const temporaryIds = ids.filter(({ id }) => accessKeyIdKind(id) === 'temporary');
  const tokens = temporaryIds.length > 0 ? findSessionTokens(text) : [];
  const near = nearness(positions, tokens);
  const pairs = pairInText(ids, secrets, near, ({ label }) => label === 'secret' || label === 'aws-secret');
  const secretOfId = new Map(pairs.map(({ id, secret }) => [id, secret]));
  const tokenOfId = new Map(
    pairInText(temporaryIds, tokens, near, () => false).map(({ id, secret }) => [id, secret]),
  );
  const pairedSecrets = new Set(secretOfId.values());

  for (const match of ids) {
    const [secret, token] = [secretOfId.get(match), tokenOfId.get(match)];
    find(whatOfId(match.id, secret !== undefined, token !== undefined), match, secret ?? token ?? null);
  }
  for (const secret of secrets) {
    const isByContext = isAwsSecretByContext(secret.label, text, secret.start, secret.end);
    if (pairedSecrets.has(secret) || !isByContext || !isRandomEnoughAlone(secret.value)) continue;
    find(LONE_SECRET, secret, secret);
  }
}

function whatOfId(accessKeyId: string, hasSecret: boolean, hasToken: boolean): What {
  const isTemporary = accessKeyIdKind(accessKeyId) === 'temporary';
  const pairKind = isTemporary ? 'session-credentials' : 'access-key-pair';
  return {
    kind: hasSecret || hasToken ? pairKind : 'access-key-id',
    accessKeyId,
    accountId: accountOfAccessKeyId(accessKeyId),
    confidence: hasSecret ? 'sure' : 'lead',
  };
}

/** Near is at most five lines and 400 characters apart; tokens are long and stand between what belongs together, so they do not count. */
function nearness(positions: TextPositions, tokens: readonly SecretMatch[]): Distance {
  const tokenLengthBefore = lengthBefore(tokens);
  return (first, second) => {
    if (positions.lineAt(second.start) - positions.lineAt(first.start) > NEAR_LINES) return null;
    const tokenLength = tokenLengthBefore(second.start) - tokenLengthBefore(first.end);
    const apart = Math.max(0, second.start - first.end - tokenLength);
    return apart <= NEAR_CHARACTERS ? apart : null;
  };
}

/** The summed length of those places, in order and apart from each other, that end at or before an offset. */
function lengthBefore(places: readonly Placed[]): (offset: number) => number {
  const sums = [0];
  for (const { start, end } of places) sums.push((sums.at(-1) ?? 0) + end - start);
  return (offset) => {
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((places[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return sums[low] ?? 0;
  };
}

function dedupe(found: readonly FoundCredential[]): FoundCredential[] {
  const bestByKey = new Map<string, FoundCredential>();
  const withId = found.filter((each) => each.accessKeyId !== null);
  const secretsWithId = new Set(withId.map((each) => each.revealSecret()));
  for (const each of found) {
    const secret = each.revealSecret();
    if (each.accessKeyId === null && secretsWithId.has(secret)) continue;
    const key = each.accessKeyId ?? secret ?? '';
    const best = bestByKey.get(key);
    if (best === undefined || (best.confidence === 'lead' && each.confidence === 'sure'))
      bestByKey.set(key, each);
  }
  return [...bestByKey.values()];
}
