import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Some of a catalogue's actions, a bit for each: all set operations together take microseconds. */
export type ActionSet = Uint32Array<ArrayBuffer>;

/** A set for so many actions with none of them in it. */
export function noActions(size: number): ActionSet {
  return new Uint32Array((size + 31) >>> 5);
}

/** All of so many actions. */
export function everyAction(size: number): ActionSet {
  const set = noActions(size);
  addRange(set, { first: 0, end: size });
  return set;
}

export function addAction(set: ActionSet, index: number): void {
  set[index >>> 5] = (set[index >>> 5] ?? 0) | (1 << (index & 31));
}

/** Adds the actions from `first` up to `end`, without `end` itself. */
export function addRange(set: ActionSet, { first, end }: { first: number; end: number }): void {
  for (let index = first; index < end; index++) addAction(set, index);
}

export function hasAction(set: ActionSet, index: number): boolean {
  return ((set[index >>> 5] ?? 0) & (1 << (index & 31))) !== 0;
}

/** Adds all of `other` to `set`. */
export function addAll(set: ActionSet, other: ActionSet): void {
  for (let word = 0; word < set.length; word++) set[word] = (set[word] ?? 0) | (other[word] ?? 0);
}

export function inBoth(one: ActionSet, other: ActionSet): ActionSet {
  const set = new Uint32Array(one.length);
  for (let word = 0; word < set.length; word++) set[word] = (one[word] ?? 0) & (other[word] ?? 0);
  return set;
}

export function inEither(one: ActionSet, other: ActionSet): ActionSet {
  const set = one.slice();
  addAll(set, other);
  return set;
}

/** Those of `set` that are not in `other`. */
export function without(set: ActionSet, other: ActionSet): ActionSet {
  const rest = new Uint32Array(set.length);
  for (let word = 0; word < rest.length; word++) rest[word] = (set[word] ?? 0) & ~(other[word] ?? 0);
  return rest;
}

export function meets(one: ActionSet, other: ActionSet): boolean {
  for (let word = 0; word < one.length; word++) {
    if (((one[word] ?? 0) & (other[word] ?? 0)) !== 0) return true;
  }
  return false;
}

/** Whether a set holds every action from `first` up to `end`, without `end` itself. */
export function holdsRange(set: ActionSet, { first, end }: { first: number; end: number }): boolean {
  for (let index = first; index < end; index++) if (!hasAction(set, index)) return false;
  return true;
}

/** Whether a set holds any action from `first` up to `end`, without `end` itself. */
export function meetsRange(set: ActionSet, { first, end }: { first: number; end: number }): boolean {
  for (let index = first; index < end; index++) if (hasAction(set, index)) return true;
  return false;
}

export function isNone(set: ActionSet): boolean {
  return set.every((word) => word === 0);
}

export function countActions(set: ActionSet): number {
  let count = 0;
  for (let word = 0; word < set.length; word++) count += bitsOf(set[word] ?? 0);
  return count;
}

function bitsOf(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The indexes of the actions in a set, ascending. */
export function* actionsIn(set: ActionSet): Generator<number, void, void> {
  for (let at = 0; at < set.length; at++) {
    const word = set[at] ?? 0;
    if (word === 0) continue;
    for (let bit = 0; bit < 32; bit++) if ((word & (1 << bit)) !== 0) yield 32 * at + bit;
  }
}

/** A set as text to store: some hundred characters mostly. Null: no action. */
export function packActions(set: ActionSet): string | null {
  if (isNone(set)) return null;
  return deflateRawSync(new Uint8Array(set.buffer)).toString('base64');
}

/**
 * A stored set of so many actions.
 *
 * @throws Error if it is of another size or damaged
 */
export function unpackActions(packed: string | null, size: number): ActionSet {
  const set = noActions(size);
  if (packed === null) return set;
  const bytes = inflateRawSync(Buffer.from(packed, 'base64'), { maxOutputLength: set.byteLength });
  if (bytes.length !== set.byteLength) throw new Error('A stored set of actions is of another catalogue.');
  new Uint8Array(set.buffer).set(bytes);
  return set;
}
