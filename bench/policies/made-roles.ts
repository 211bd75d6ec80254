import { type ActionCatalogue, actionName } from '#lib/domain/policy/action-catalogue.ts';
import type { PolicyKind } from '#lib/domain/policy/permission-analysis.ts';

/** A role as its policies come from IAM. */
type MadeRole = {
  roleArn: string;
  policies: { kind: PolicyKind; name: string; policyArn: string | null; document: unknown }[];
};

/**
 * Roles whose statements are as different as those of people: single actions, prefixes, whole services, exceptions, buckets and
 * paths for resources, a condition now and then. No two documents are the same. Always the same ones.
 */
export function makeRoles(catalogue: ActionCatalogue, count: number, statements: number): MadeRole[] {
  const random = seeded(7);
  return Array.from({ length: count }, (_, number) => {
    const all = Array.from({ length: statements }, () => makeStatement(catalogue, random));
    const half = Math.ceil(statements / 2);
    const documentOf = (Statement: object[]) => ({ Version: '2012-10-17', Id: `role-${number}`, Statement });
    return {
      roleArn: `arn:aws:iam::123456789012:role/made-${number}`,
      policies: [
        { kind: 'inline', name: 'own', policyArn: null, document: documentOf(all.slice(0, half)) },
        {
          ...{ kind: 'attached', name: 'more', policyArn: `arn:aws:iam::123456789012:policy/more-${number}` },
          document: documentOf(all.slice(half)),
        },
      ],
    };
  });
}

function makeStatement(catalogue: ActionCatalogue, random: () => number): object {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const services = [...catalogue.services.keys()];
  const service = pick(services);
  const action = () => actionName(catalogue, Math.floor(random() * catalogue.names.length));
  const actions = pick([
    () => Array.from({ length: 1 + Math.floor(random() * 12) }, action),
    () => [`${service}:${pick(['Get', 'List', 'Describe', 'Put', 'Create', 'Delete'])}*`, action()],
    () => [`${service}:*`],
    () => [`${service}:*${pick(['Role', 'Policy', 'Tag', 'Job', 'Object', 'Instance'])}*`],
  ])();
  const resources = pick([
    () => '*',
    () => '*',
    () => [`arn:aws:${service}:*:123456789012:*`],
    () => [`arn:aws:s3:::bucket-${Math.floor(random() * 1e6)}/*`, `arn:aws:iam::*:role/${service}-*`],
  ])();
  const condition =
    random() < 0.1 ? { Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } } : {};
  const effect = random() < 0.1 ? 'Deny' : 'Allow';
  return random() < 0.03
    ? { Effect: effect, NotAction: actions, Resource: resources, ...condition }
    : { Effect: effect, Action: actions, Resource: resources, ...condition };
}

/** Numbers from 0 to 1 that are the same at every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
