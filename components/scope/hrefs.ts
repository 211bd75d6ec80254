import { printValue } from '#lib/domain/property-filter/print.ts';
import { templateIdOf } from '#lib/domain/template-id.ts';
import { uriOf } from '#lib/domain/uri-of.ts';

/** Where the page of an instance is. */
export function instanceHref(instanceId: string): string {
  return `/instances/${uriOf(instanceId)}`;
}

/** Where the page of an access key is, by its id in the API: `ACCOUNT:KEYID`. */
export function keyHref(id: string): string {
  return `/access-keys/${uriOf(id)}`;
}

/** Where the page of a role is. */
export function roleHref(arn: string): string {
  return `/roles/${uriOf(arn)}`;
}

/** Where the page of a launch template is, whichever of its versions (`lt-…:3`) is meant. */
export function templateHref(templateId: string): string {
  return `/launch-templates/${uriOf(templateIdOf(templateId))}`;
}

/** Where the page of a finding is. */
export function findingHref(findingId: string): string {
  return `/findings/${uriOf(findingId)}`;
}

/** Where the page of an owner is. */
export function ownerHref(owner: string): string {
  return `/owners/${uriOf(owner)}`;
}

/** Where the page of an account is. */
export function accountHref(accountId: string): string {
  return `/accounts/${uriOf(accountId)}`;
}

/** The findings of what has no page of its own: a repository or host. */
export function findingsAbout(resourceId: string): { href: string; params: Record<string, string> } {
  return { href: '/findings', params: { filter: `resource = ${printValue(resourceId)}` } };
}
