import type { LaunchTemplateVersion, Tags } from '#lib/domain/inventory.ts';
import { type Answer, partOf, tagsOf, textOf, wholeNumberOf } from './answer.ts';
import { timeOf } from './time.ts';

/** A launch template as DescribeLaunchTemplates tells it. */
export type SeenLaunchTemplate = { templateId: string; latestVersion: number | null; tags: Tags };

/** A version of one, with its user data still in it: base64 as AWS holds it, null if it has none. */
export type SeenLaunchTemplateVersion = Omit<
  LaunchTemplateVersion,
  'owner' | 'tags' | 'isLatest' | 'userDataDigest'
> & {
  userData: string | null;
};

/** Reads one entry of DescribeLaunchTemplates. Null if it has no id. */
export function readLaunchTemplate(entry: Answer): SeenLaunchTemplate | null {
  const templateId = textOf(entry, 'launchTemplateId');
  if (templateId === null) return null;
  return {
    templateId,
    latestVersion: wholeNumberOf(entry, 'latestVersionNumber'),
    tags: tagsOf(entry, 'tagSet', 'key', 'value'),
  };
}

/** Reads one entry of DescribeLaunchTemplateVersions. Null if it has no id or no number. */
export function readLaunchTemplateVersion(entry: Answer): SeenLaunchTemplateVersion | null {
  const templateId = textOf(entry, 'launchTemplateId');
  const versionNumber = wholeNumberOf(entry, 'versionNumber');
  if (templateId === null || versionNumber === null) return null;
  const data = partOf(entry, 'launchTemplateData');
  const profile = partOf(data, 'iamInstanceProfile');
  const metadata = partOf(data, 'metadataOptions');
  return {
    templateId,
    versionNumber,
    templateName: textOf(entry, 'launchTemplateName') ?? templateId,
    isDefault: textOf(entry, 'defaultVersion') === 'true',
    createdAt: timeOf(entry, 'createTime'),
    profile: textOf(profile, 'arn') ?? textOf(profile, 'name'),
    imageId: textOf(data, 'imageId'),
    instanceType: textOf(data, 'instanceType'),
    httpTokens: textOf(metadata, 'httpTokens'),
    httpEndpoint: textOf(metadata, 'httpEndpoint'),
    userData: textOf(data, 'userData'),
  };
}
