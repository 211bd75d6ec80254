import type { Metadata } from 'next';
import { findVersion } from '#lib/domain/compliance-controls.ts';
import { complianceWords } from '#words/compliance.ts';

/** The tab's title of one thing of a list: `AKIA… · Access keys`; of what has no name, the list's alone. */
export function titleOf(name: string | null, list: string): Metadata {
  return { title: name === null || name === '' ? list : `${name} · ${list}` };
}

/** `PCI DSS 4.0.1, 8.6.2` of `pci-dss/4.0.1/8.6.2` */
export function controlTitle(id: string): string {
  const [framework = '', version = '', ...control] = id.split('/');
  const found = findVersion(framework, version);
  return found
    ? complianceWords.control.title(found.framework.name, found.version.name, control.join('/'))
    : id;
}
