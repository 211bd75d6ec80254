import type { FilterField } from '../field.ts';

/** A field of every kind. */
export const fields: readonly FilterField[] = [
  { name: 'name', kind: 'text', hint: 'its name', isNullable: true },
  { name: 'owner', kind: 'text', hint: 'whose it is' },
  { name: 'state', kind: 'enum', hint: 'its state', values: ['running', 'stopped'] },
  { name: 'severity', kind: 'level', hint: 'how bad', values: ['low', 'medium', 'high'] },
  { name: 'imds', kind: 'enum', hint: 'tokens', values: ['required', 'optional'], isNullable: true },
  { name: 'created', kind: 'time', hint: 'when', isNullable: true },
  { name: 'age', kind: 'age', hint: 'how old' },
  { name: 'cpus', kind: 'number', hint: 'how many' },
  { name: 'exposed', kind: 'flag', hint: 'whether' },
  { name: 'tag', kind: 'tags', hint: 'a tag' },
];
