/**
 * A pattern's look-behind for a value that follows an escape sequence whose last character would otherwise be taken for a part of
 * the value: `%3D`, `\n`, `\u003d` and `\x3d`. Escapes of `/` and `+` are left out: they belong to a secret.
 */
export const AFTER_ESCAPE =
  '(?<=%(?!2[BbFf])[0-9A-Fa-f]{2}|\\\\[nrt]|\\\\u(?!002[BbFf])[0-9A-Fa-f]{4}|\\\\x(?!2[BbFf])[0-9A-Fa-f]{2})';

/** A pattern for one character of base64, plain or as URLs (`%2F`), PHP (`\/`) and .NET (`\u002B`) escape it. */
export const BASE64_CHARACTER = '(?:[A-Za-z0-9/+]|%2[BbFf]|\\\\/|\\\\u002[BbFf]|\\\\x2[BbFf])';

/** A pattern for the place where a run of `BASE64_CHARACTER` begins. */
export const BASE64_START = `(?:(?<![A-Za-z0-9/+%\\\\])|${AFTER_ESCAPE})`;

const ESCAPED_CHARACTER = /%2[BbFf]|\\\/|\\u002[BbFf]|\\x2[BbFf]/g;

/** The plain base64 text of a run of `BASE64_CHARACTER`. */
export function unescapeBase64(text: string): string {
  return text.replaceAll(ESCAPED_CHARACTER, (escaped) => (/b$/i.test(escaped) ? '+' : '/'));
}
