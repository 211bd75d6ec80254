'use client';
import { GivenText } from '#components/detail/text.tsx';
import { resourceLink } from '#components/scope/hrefs.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import type { Finding } from '#lib/api/schemas.ts';

type Resource = Pick<Finding, 'accountId' | 'resourceKind' | 'resourceId'>;

/** A link to what a finding is about. */
export function ResourceLink({ resource: { accountId, resourceKind, resourceId } }: { resource: Resource }) {
  const id = resourceKind === 'access-key' ? `${accountId}:${resourceId}` : resourceId;
  return (
    <ScopedLink {...resourceLink(resourceKind, id)}>
      <GivenText text={resourceId} isMono />
    </ScopedLink>
  );
}
