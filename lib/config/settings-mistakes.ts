import { type Document, isMap, isNode, isScalar, type LineCounter, type Node } from 'yaml';
import type { z } from 'zod';
import { closest } from './closest.ts';
import { settingsSchema } from './settings-schema.ts';

/** One mistake in a settings file: where, and what is wrong and allowed. */
export type Mistake = { line: number; text: string };

/** What a schema's complaint means in the file: the line, the key, what was found and what is allowed. */
export function explain(issue: z.core.$ZodIssue, document: Document, lines: LineCounter): Mistake[] {
  if (issue.code === 'unrecognized_keys') {
    const allowed = allowedKeys(issue.path);
    return issue.keys.map((key) => {
      const meant = closest(key, allowed);
      const hint = meant === null ? '' : ` Did you mean ${meant}?`;
      const name = keyName([...issue.path, key]);
      return {
        line: lineOf(document, lines, issue.path, key),
        text: `${name}: unknown key.${hint} Allowed here: ${allowed.join(', ')}.`,
      };
    });
  }
  const found = document.getIn(issue.path);
  const name = issue.path.length === 0 ? 'the file' : keyName(issue.path);
  const message =
    issue.path.length === 0 ? 'must be a map of settings, such as `regions: [us-east-1]`' : issue.message;
  return [{ line: lineOf(document, lines, issue.path), text: `${name}: ${message}${describeFound(found)}.` }];
}

function keyName(path: PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .slice(1);
}

function describeFound(value: unknown): string {
  if (value === undefined) return ' (it is missing)';
  if (isNode(value)) return '';
  const shown = JSON.stringify(value) ?? String(value);
  return ` (found ${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown})`;
}

/** The line of the value at `path`, or of the key `key` in the map there; of the nearest parent that is there. */
function lineOf(document: Document, lines: LineCounter, path: PropertyKey[], key?: string): number {
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  if (key !== undefined && isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
    if (isNode(pair?.key)) return startLine(pair.key, lines);
  }
  if (isNode(node)) return startLine(node, lines);
  return path.length === 0 ? 1 : lineOf(document, lines, path.slice(0, -1));
}

function startLine(node: Node, lines: LineCounter): number {
  return lines.linePos(node.range?.[0] ?? 0).line;
}

type Definition = { element?: z.core.$ZodType; shape?: z.core.$ZodShape; innerType?: z.core.$ZodType };

function allowedKeys(path: PropertyKey[]): string[] {
  let schema: z.core.$ZodType = settingsSchema;
  for (const part of path) {
    const { element, shape } = definitionOf(schema);
    schema = element ?? shape?.[String(part)] ?? schema;
  }
  return Object.keys(definitionOf(schema).shape ?? {});
}

/** What a schema is made of, below defaults and nullable. Every definition of zod has these keys or lacks them. */
function definitionOf(schema: z.core.$ZodType): Definition {
  const definition = schema._zod.def as Definition;
  return definition.innerType === undefined ? definition : definitionOf(definition.innerType);
}
