/** A name as AWS allows one: 256 letters, from right to left at first, and what a browser could take for markup. */
export const hostileName = 'فريق <b>المدفوعات</b> '.padEnd(256, 'x');
