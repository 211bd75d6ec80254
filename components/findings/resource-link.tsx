'use client';
import { GivenText } from '#components/detail/text.tsx';
import { instanceHref, keyHref, roleHref, templateHref } from '#components/scope/hrefs.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import type { Finding } from '#lib/api/schemas.ts';

type Resource = Pick<Finding, 'accountId' | 'resourceKind' | 'resourceId'>;

/** The page of the resource that a finding is about. */
function resourceHref({ accountId, resourceKind, resourceId }: Resource): string {
  switch (resourceKind) {
    case 'instance':
      return instanceHref(resourceId);
    case 'launch-template':
      return templateHref(resourceId);
    case 'access-key':
      return keyHref(`${accountId}:${resourceId}`);
    case 'role':
      return roleHref(resourceId);
  }
}

/** A link to what a finding is about. */
export function ResourceLink({ resource }: { resource: Resource }) {
  return (
    <ScopedLink href={resourceHref(resource)}>
      <GivenText text={resource.resourceId} isMono />
    </ScopedLink>
  );
}
