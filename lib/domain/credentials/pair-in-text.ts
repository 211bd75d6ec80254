/** Something with a place in a text, by UTF-16 offsets. */
export interface Placed {
  readonly start: number;
  readonly end: number;
}

/** A key id and the secret that stands near it. */
export interface NearPair<Id, Secret> {
  readonly id: Id;
  readonly secret: Secret;
}

/** How near is near, measured by the caller: null when two places are too far apart, else their distance in characters (0 to 400). */
export type Distance = (first: Placed, second: Placed) => number | null;

interface Item<Id, Secret> {
  readonly place: Placed;
  readonly id?: Id;
  readonly secret?: Secret;
}

interface Best<Id, Secret> {
  readonly score: number;
  readonly before: Best<Id, Secret> | null;
  readonly pair: NearPair<Id, Secret> | null;
}

const PAIR_SCORE = 10_000;
/** No more ids and secrets fit between two that are near; only session tokens, whose length does not count, could be more. */
const MOST_BETWEEN = 40;

/**
 * Matches key ids with secrets, each used once: as many pairs as there can be that do not overlap, of those the ones whose secrets are
 * `preferred`, of those the nearest. What is left over is matched in order, so that ids listed before all their secrets find theirs.
 */
export function pairInText<Id extends Placed, Secret extends Placed>(
  ids: readonly Id[],
  secrets: readonly Secret[],
  distance: Distance,
  preferred: (secret: Secret) => boolean,
): NearPair<Id, Secret>[] {
  const items: Item<Id, Secret>[] = [
    ...ids.map((id) => ({ place: id, id })),
    ...secrets.map((secret) => ({ place: secret, secret })),
  ].sort((a, b) => a.place.start - b.place.start);
  const pairs = bestSeparatePairs(items, distance, preferred);
  return [...pairs, ...leftoverPairs(ids, secrets, pairs, distance)];
}

/** Dynamic programme over the items in their order: an item stays alone or makes a pair with an earlier one that is near. */
function bestSeparatePairs<Id, Secret>(
  items: readonly Item<Id, Secret>[],
  distance: Distance,
  preferred: (secret: Secret) => boolean,
): NearPair<Id, Secret>[] {
  const none: Best<Id, Secret> = { score: 0, before: null, pair: null };
  const bests = [none];
  items.forEach((item, index) => {
    const alone = bests[index] ?? none;
    let best: Best<Id, Secret> = { score: alone.score, before: alone, pair: null };
    for (let i = index - 1; i >= Math.max(0, index - MOST_BETWEEN); i--) {
      const other = items[i];
      const apart = other && distance(other.place, item.place);
      if (other === undefined || apart === null || apart === undefined) break;
      const pair = pairOf(item, other);
      const before = bests[i] ?? none;
      const score =
        before.score + PAIR_SCORE + (pair && preferred(pair.secret) ? PAIR_SCORE / 10 : 0) - apart;
      if (pair && score > best.score) best = { score, before, pair };
    }
    bests.push(best);
  });
  return pairsOf(bests.at(-1) ?? none);
}

function pairsOf<Id, Secret>(last: Best<Id, Secret>): NearPair<Id, Secret>[] {
  const pairs: NearPair<Id, Secret>[] = [];
  for (let best: Best<Id, Secret> | null = last; best !== null; best = best.before) {
    if (best.pair) pairs.push(best.pair);
  }
  return pairs.reverse();
}

function pairOf<Id, Secret>(a: Item<Id, Secret>, b: Item<Id, Secret>): NearPair<Id, Secret> | null {
  const id = a.id ?? b.id;
  const secret = a.secret ?? b.secret;
  return id === undefined || secret === undefined ? null : { id, secret };
}

function leftoverPairs<Id extends Placed, Secret extends Placed>(
  ids: readonly Id[],
  secrets: readonly Secret[],
  pairs: readonly NearPair<Id, Secret>[],
  distance: Distance,
): NearPair<Id, Secret>[] {
  const pairedIds = new Set(pairs.map((pair) => pair.id));
  const pairedSecrets = new Set(pairs.map((pair) => pair.secret));
  const freeSecrets = secrets.filter((secret) => !pairedSecrets.has(secret));
  const found: NearPair<Id, Secret>[] = [];
  let next = 0;
  for (const id of ids) {
    if (pairedIds.has(id)) continue;
    while (isBefore(freeSecrets[next], id) && !isNear(freeSecrets[next], id, distance)) next++;
    const secret = freeSecrets[next];
    if (secret === undefined || !isNear(secret, id, distance)) continue;
    found.push({ id, secret });
    next++;
  }
  return found;
}

function isBefore(a: Placed | undefined, b: Placed): boolean {
  return a !== undefined && a.start < b.start;
}

function isNear(a: Placed | undefined, b: Placed, distance: Distance): boolean {
  if (a === undefined) return false;
  return (a.start < b.start ? distance(a, b) : distance(b, a)) !== null;
}
