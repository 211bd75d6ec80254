import { type FilterField, fieldNamed } from './field.ts';
import type { Comparison, Filter, FilterValue } from './filter.ts';

const keywords = /^(and|or|not|none)$/i;
const dayMs = 86_400_000;
const units = [
  ['w', 604_800],
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
] as const;

/** A filter in its plainest spelling: `parseFilter` reads it back as it is. Nothing for null. */
export function printFilter(filter: Filter | null, fields: readonly FilterField[]): string {
  if (filter === null) return '';
  switch (filter.kind) {
    case 'or':
      return filter.parts.map((part) => printFilter(part, fields)).join(' or ');
    case 'and':
      return filter.parts.map((part) => printInside(part, fields, ['or'])).join(' and ');
    case 'not':
      return `not ${printInside(filter.part, fields, ['or', 'and'])}`;
    case 'comparison':
      return printComparison(filter);
    case 'text':
      return printText(filter.text, fields);
  }
}

/** A text as it is written after an operator: in quotes only where it must be. */
export function printValue(text: string): string {
  const isPlain = /^[^\s()",=!:<>][^\s()",]*$/.test(text) && !keywords.test(text);
  return isPlain ? text : quote(text);
}

/** A field's name as it is written; of a map, with the key. */
export function printField(name: string, key: string | null): string {
  if (key === null) return name;
  return `${name}:${/^[^\s()",=!<>]*[^\s()",=!<>:]$/.test(key) ? key : quote(key)}`;
}

function printInside(part: Filter, fields: readonly FilterField[], kinds: readonly Filter['kind'][]): string {
  const printed = printFilter(part, fields);
  return kinds.includes(part.kind) ? `(${printed})` : printed;
}

function printComparison({ field, key, operator, values }: Comparison): string {
  return `${printField(field, key)} ${operator} ${values.map(printFilterValue).join(', ')}`;
}

function printFilterValue(value: FilterValue): string {
  switch (value.kind) {
    case 'none':
      return 'none';
    case 'text':
      return printValue(value.text);
    case 'number':
      return String(value.number);
    case 'flag':
      return value.flag ? 'yes' : 'no';
    case 'time': {
      const isDay = Date.parse(value.to) - Date.parse(value.from) === dayMs;
      return isDay ? value.from.slice(0, 10) : value.from;
    }
    case 'age':
      return printAge(value.seconds);
  }
}

function printAge(seconds: number): string {
  const [unit, size] = units.find(([, each]) => seconds > 0 && seconds % each === 0) ?? ['m', 60];
  const amount = seconds / size;
  return `${Number.isInteger(amount) ? amount : amount.toFixed(2)}${unit}`;
}

/** Free text that is one plain word and names no field stands as it is. */
function printText(text: string, fields: readonly FilterField[]): string {
  const isPlain = /^[^\s()",=!:<>]+$/.test(text) && !keywords.test(text) && !fieldNamed(fields, text);
  return isPlain ? text : quote(text);
}

function quote(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}
