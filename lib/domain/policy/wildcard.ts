/**
 * A pattern of IAM, `*` for any text and `?` for any one sign, brought into its shortest form: `*?*` becomes `?*`. What
 * it matches stays the same.
 */
export function shortened(pattern: string): string {
  return pattern.replaceAll(/[*?]{2,}/g, (run) => (run.includes('*') ? `${run.replaceAll('*', '')}*` : run));
}

/** Whether a pattern stands for every text there is. */
export function matchesAll(pattern: string): boolean {
  return /^\*+$/.test(pattern);
}

/**
 * Whether a text matches a pattern, letters as they are. Each star is tried from its last place on, so the time is at most
 * the product of both lengths, whatever the pattern.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  let [at, place] = [0, 0];
  let star = -1;
  let resume = 0;
  while (place < text.length) {
    const sign = pattern[at];
    if (sign === '*') {
      star = at++;
      resume = place;
    } else if (sign === '?' || sign === text[place]) {
      at++;
      place++;
    } else if (star >= 0) {
      at = star + 1;
      place = ++resume;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}

/**
 * The same as `matchesWildcard`, for a pattern that is held against many texts: the plain pieces of the pattern are looked for
 * first, in their order, which settles most of them.
 */
export function wildcardMatcher(pattern: string): (text: string) => boolean {
  const pieces = pattern.split(/[*?]+/).filter((piece) => piece !== '');
  const least = pattern.replaceAll('*', '').length;
  const isSettled = !pattern.includes('?') && pattern.startsWith('*') && pattern.endsWith('*');
  return (text) => {
    if (text.length < least) return false;
    let from = 0;
    for (const piece of pieces) {
      const place = text.indexOf(piece, from);
      if (place < 0) return false;
      from = place + piece.length;
    }
    return isSettled || matchesWildcard(pattern, text);
  };
}

/** Whether some text matches both patterns. Takes the product of their lengths. */
export function canMeet(one: string, other: string): boolean {
  let reached = startRow(other);
  for (const sign of one) {
    const next = new Array<boolean>(other.length + 1).fill(false);
    next[0] = sign === '*' && reached[0] === true;
    for (let at = 1; at <= other.length; at++) {
      const against = other[at - 1];
      const isStar = sign === '*' || against === '*';
      const isSame = sign === '?' || against === '?' || sign === against;
      next[at] = isStar ? reached[at] === true || next[at - 1] === true : isSame && reached[at - 1] === true;
    }
    reached = next;
  }
  return reached[other.length] === true;
}

/** Which beginnings of a pattern match the empty text. */
function startRow(pattern: string): boolean[] {
  const row = [true];
  for (const sign of pattern) row.push(sign === '*' && row.at(-1) === true);
  return row;
}
