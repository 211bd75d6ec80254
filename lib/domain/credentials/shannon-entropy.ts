/** Shannon entropy of a text in bits per UTF-16 code unit: 0 when all are equal, log2(n) when n are all different. */
export function shannonEntropy(text: string): number {
  const counts = new Map<number, number>();
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  let entropyBits = 0;
  for (const count of counts.values()) {
    const share = count / text.length;
    entropyBits -= share * Math.log2(share);
  }
  return entropyBits;
}
