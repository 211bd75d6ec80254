/** A key's id in its address, without the account before it. */
export function keyIdIn(address: string): string {
  return address.replace(/^\d{12}:/, '');
}
