'use client';
import { GivenText } from '#components/detail/text.tsx';
import { findingsAbout, instanceHref, keyHref, roleHref, templateHref } from '#components/scope/hrefs.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import type { Finding } from '#lib/api/schemas.ts';

type Resource = Pick<Finding, 'accountId' | 'resourceKind' | 'resourceId'>;

/** The page of the resource that a finding is about; of a repository or host, its findings. */
function linkOf({ accountId, resourceKind, resourceId }: Resource): {
  href: string;
  params?: Record<string, string>;
} {
  switch (resourceKind) {
    case 'instance':
      return { href: instanceHref(resourceId) };
    case 'launch-template':
      return { href: templateHref(resourceId) };
    case 'access-key':
      return { href: keyHref(`${accountId}:${resourceId}`) };
    case 'role':
      return { href: roleHref(resourceId) };
    case 'repository':
    case 'host':
      return findingsAbout(resourceId);
  }
}

/** A link to what a finding is about. */
export function ResourceLink({ resource }: { resource: Resource }) {
  return (
    <ScopedLink {...linkOf(resource)}>
      <GivenText text={resource.resourceId} isMono />
    </ScopedLink>
  );
}
