const strides = [1, 2, 4, 7, 14, 28, 56, 91, 182, 365];
const most = 7;

/** Which points get a label: evenly apart, in steps that suit days and weeks, the newest always among them. */
export function pickTickIndexes(count: number): number[] {
  const stride = strides.find((step) => Math.ceil(count / step) <= most) ?? Math.ceil(count / most);
  const indexes: number[] = [];
  for (let index = count - 1; index >= 0; index -= stride) indexes.unshift(index);
  return indexes;
}
