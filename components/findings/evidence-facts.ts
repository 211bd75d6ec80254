import { formatInstant } from '#components/format/times.ts';

/** A piece of evidence: its name in words, and its value. */
type Piece = { label: string; value: string };

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/**
 * Evidence as names and values to read, times in a zone; what is not known is left out.
 *
 * @param elsewhere names of what is shown in another way
 */
export function evidenceFacts(
  evidence: unknown,
  timeZone?: string,
  elsewhere: ReadonlySet<string> = new Set(),
): Piece[] {
  if (typeof evidence !== 'object' || evidence === null) return [];
  return Object.entries(evidence).flatMap(([name, value]) => {
    const text = elsewhere.has(name) ? null : textOf(value, timeZone);
    return text === null ? [] : [{ label: labelOf(name), value: text }];
  });
}

// `accessKeyId` becomes `Access key id`.
function labelOf(name: string): string {
  const spaced = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function textOf(value: unknown, timeZone: string | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return isoTime.test(value) ? formatInstant(value, timeZone) : value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value) && value.length === 0) return null;
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join('; ');
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
