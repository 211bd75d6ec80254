import { detachedText } from '#lib/aws/storable-text.ts';
import type { Instance } from '#lib/domain/inventory.ts';

/** A version of a launch template. */
export type VersionName = { templateId: string; versionNumber: number };

/** The launch template versions that the instances of a region came from. */
export type VersionsInUse = {
  note: (
    instances: readonly Pick<Instance, 'state' | 'launchTemplateId' | 'launchTemplateVersion'>[],
  ) => void;
  names: () => VersionName[];
};

/** Keeps account of them, one entry a version, however many instances there are. Instances that are gone use none. */
export function createVersionsInUse(): VersionsInUse {
  const numbers = new Map<string, Set<number>>();
  return {
    note: (instances) => {
      for (const { state, launchTemplateId, launchTemplateVersion } of instances) {
        if (state === 'terminated' || state === 'shutting-down' || launchTemplateId === null) continue;
        if (launchTemplateVersion === null || !/^[1-9]\d{0,8}$/.test(launchTemplateVersion)) continue;
        let ofTemplate = numbers.get(launchTemplateId);
        if (ofTemplate === undefined) {
          ofTemplate = new Set();
          // A copy, as the id is cut from a page that would stay in memory with it.
          numbers.set(detachedText(launchTemplateId), ofTemplate);
        }
        ofTemplate.add(Number(launchTemplateVersion));
      }
    },
    names: () =>
      [...numbers].flatMap(([templateId, ofTemplate]) =>
        [...ofTemplate].map((versionNumber) => ({ templateId, versionNumber })),
      ),
  };
}
