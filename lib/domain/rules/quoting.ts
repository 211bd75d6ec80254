import type { Evidence } from '#lib/domain/rules/rule.ts';

/** A word for a POSIX shell, quoted only where it must be. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** A string for Terraform (HCL), quoted, its template marks made plain. */
export function hclString(text: string): string {
  return JSON.stringify(text).replace(/[$%](?=\{)/g, (mark) => mark + mark);
}

/** A string for YAML: a JSON string is one. */
export function yamlString(text: string): string {
  return JSON.stringify(text);
}

/** A name that Terraform and CloudFormation both take for a resource, from an id: `i-0abc` gives `i0abc`. */
export function resourceName(id: string): string {
  const name = id.replace(/[^A-Za-z0-9]/g, '');
  return /^[A-Za-z]/.test(name) ? name : `r${name}`;
}

/** A text from evidence; `otherwise` where there is none. */
export function textOf(evidence: Evidence, name: string, otherwise: string): string {
  const value = evidence[name];
  return typeof value === 'string' && value !== '' ? value : otherwise;
}
