/** A deterministic source of chance: the same seed and names give the same draws on every machine. */
export type Random = {
  next(): number;
  integer(least: number, most: number): number;
  between(least: number, most: number): number;
  pick<T>(items: readonly T[]): T;
  chance(probability: number): boolean;
  text(alphabet: string, length: number): string;
  /** Log-normal with the given median: how long people take to do things. */
  delay(median: number, spread: number): number;
};

/** Opens the stream of chance that belongs to `name` under `seed`; streams do not disturb one another. */
export function randomStream(seed: number, name: string): Random {
  const next = sfc32(seedWords(`${seed}/${name}`));
  const integer = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const between = (least: number, most: number) => least + next() * (most - least);
  return {
    next,
    integer,
    between,
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error(`The stream "${name}" was asked to pick from an empty list.`);
      return item;
    },
    chance: (probability) => next() < probability,
    text: (alphabet, length) => {
      let text = '';
      for (let i = 0; i < length; i++) text += alphabet[Math.floor(next() * alphabet.length)];
      return text;
    },
    delay: (median, spread) => {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return median * Math.exp(spread * normal);
    },
  };
}

type Words = [number, number, number, number];

function seedWords(text: string): Words {
  const words: Words = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    words[0] = words[1] ^ Math.imul(words[0] ^ code, 597399067);
    words[1] = words[2] ^ Math.imul(words[1] ^ code, 2869860233);
    words[2] = words[3] ^ Math.imul(words[2] ^ code, 951274213);
    words[3] = words[0] ^ Math.imul(words[3] ^ code, 2716044179);
  }
  return words;
}

// Chris Doty-Humphrey's sfc32: small, fast, passes PractRand.
function sfc32([a, b, c, d]: Words): () => number {
  const next = () => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 15; i++) next();
  return next;
}
