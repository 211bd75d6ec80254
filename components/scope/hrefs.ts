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

type Link = { href: string; params?: Record<string, string> };

/** What has no page of its own is shown by its findings. */
function findingsAbout(resourceId: string): Link {
  return { href: '/findings', params: { filter: `resource = ${printValue(resourceId)}` } };
}

const links = {
  instance: (id) => ({ href: instanceHref(id) }),
  'access-key': (id) => ({ href: keyHref(id) }),
  role: (id) => ({ href: roleHref(id) }),
  'launch-template': (id) => ({ href: templateHref(id) }),
  finding: (id) => ({ href: findingHref(id) }),
  owner: (id) => ({ href: ownerHref(id) }),
  account: (id) => ({ href: accountHref(id) }),
  repository: findingsAbout,
  host: findingsAbout,
} as const satisfies Record<string, (id: string) => Link>;

/** Where a thing of some kind is shown, by its id in the API. */
export function resourceLink(kind: keyof typeof links, id: string): Link {
  return links[kind](id);
}
