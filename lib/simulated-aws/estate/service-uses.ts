import { createHash } from 'node:crypto';
import { DAY } from './durations.ts';
import type { Account, Role } from './model.ts';

const ofEverything = ['dynamodb', 'ec2', 'iam', 'lambda', 's3', 'sqs'];

/** The services that a role's policies name, in order; those of everything where they allow that. */
export function servicesOf(account: Account, role: Role): string[] {
  const managed = account.policies.filter(({ arn }) => role.managedPolicyArns.includes(arn));
  const documents = [
    ...role.inlinePolicies.map(({ document }) => document),
    ...managed.map(({ documents: versions }) => versions.at(-1) ?? ''),
  ];
  const named = documents.flatMap((document) => [...document.matchAll(/"([a-z0-9-]+):[A-Za-z*]+"/g)]);
  const services = named.map(([, service]) => service ?? '').filter((service) => service !== 'arn');
  const isAll = documents.some((document) => document.includes('"Action":["*"]'));
  return [...new Set([...services, ...(isAll ? ofEverything : [])])].sort();
}

/** Whether a role uses a service that it may: about half of them, its name decides which. */
export function usesService(role: Role, service: string): boolean {
  return chanceOf(role, service) % 2 === 1;
}

/** When a role last used a service; null: never. What it uses, it uses every week. */
export function lastServiceUse(role: Role, service: string, now: number): number | null {
  if (!usesService(role, service)) return null;
  return Math.max(role.createdAt, now - (chanceOf(role, service) % 7) * DAY);
}

function chanceOf(role: Role, service: string): number {
  return createHash('sha256').update(`${role.name} ${service}`).digest()[0] ?? 0;
}
