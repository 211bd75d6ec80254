import { findingsAbout, instanceHref, templateHref } from '#components/scope/hrefs.ts';
import type { AccessKeyDetail } from '#lib/api/schemas.ts';

type Source = AccessKeyDetail['exposures'][number]['source'];

/** Where what holds a key is shown: its page, or of a repository or host its findings. */
export function holderLink(
  source: Source,
  resourceId: string,
): { href: string; params?: Record<string, string> } {
  switch (source) {
    case 'user-data':
      return { href: instanceHref(resourceId) };
    case 'launch-template':
      return { href: templateHref(resourceId) };
    case 'code':
    case 'host':
      return findingsAbout(resourceId);
  }
}
