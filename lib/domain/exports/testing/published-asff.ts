import { AwsSecurityFinding$ } from '@aws-sdk/client-securityhub';

/**
 * A type of the AWS Security Finding Format as AWS publishes it with its SDK: a number for simple types, and lists for the others,
 * which begin with 1 (list), 2 (map) or 3 (structure, whose first so many members are required).
 */
type Published = number | readonly unknown[];

const [string, number, boolean] = [0, 1, 2];
const [listOfStrings, mapOfStrings] = [64, 128];

/** What of findings is not as AWS publishes the format: where, and why. */
export function strangeToAsff(findings: readonly unknown[]): string[] {
  return findings.flatMap((finding, index) => strange(AwsSecurityFinding$, finding, `${index}`));
}

function strange(type: unknown, value: unknown, path: string): string[] {
  const published = (typeof type === 'function' ? type() : type) as Published;
  if (typeof published === 'number') return strangeSimple(published, value, path);
  const [kind, , name] = published;
  switch (kind) {
    case 0:
      return strange(published[4], value, path);
    case 1:
      return strangeList(published[4], value, path);
    case 2:
      return strangeMap(published[5], value, path);
    case 3:
      return strangeStructure(published, value, path);
    default:
      return [`${path}: ${name} is of a kind that is not known here`];
  }
}

function strangeSimple(type: number, value: unknown, path: string): string[] {
  if (type === listOfStrings) return strangeList(string, value, path);
  if (type === mapOfStrings) return strangeMap(string, value, path);
  const wanted = { [string]: 'string', [number]: 'number', [boolean]: 'boolean' }[type];
  return typeof value === wanted ? [] : [`${path}: ${wanted} is wanted`];
}

function strangeList(member: unknown, value: unknown, path: string): string[] {
  if (!Array.isArray(value)) return [`${path}: a list is wanted`];
  return value.flatMap((each, index) => strange(member, each, `${path}/${index}`));
}

function strangeMap(member: unknown, value: unknown, path: string): string[] {
  if (!isObject(value)) return [`${path}: names and values are wanted`];
  return Object.entries(value).flatMap(([key, each]) => strange(member, each, `${path}/${key}`));
}

function strangeStructure(published: readonly unknown[], value: unknown, path: string): string[] {
  if (!isObject(value)) return [`${path}: an object is wanted`];
  const [, , name, , members, types, requiredCount = 0] = published as [
    ...[number, string, string, unknown],
    ...[readonly string[], readonly unknown[], number?],
  ];
  const missing = members.slice(0, requiredCount).filter((member) => value[member] === undefined);
  return [
    ...missing.map((member) => `${path}: ${name} wants ${member}`),
    ...Object.entries(value).flatMap(([member, each]) =>
      members.includes(member)
        ? strange(types[members.indexOf(member)], each, `${path}/${member}`)
        : [`${path}: ${name} has no ${member}`],
    ),
  ];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
