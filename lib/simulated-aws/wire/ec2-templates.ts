import type { Template, TemplateVersion } from '../estate/model.ts';
import { defaultVersion, latestVersion } from '../estate/templates.ts';
import type { Answering } from './action.ts';
import { AwsError } from './aws-error.ts';
import { cutPage } from './pages.ts';
import { listParameter, pageSizeParameter } from './parameters.ts';
import { renderTags } from './render-instance.ts';
import { ec2Time, element, itemList, optionalElement } from './xml.ts';

/** DescribeLaunchTemplates. */
export function describeLaunchTemplates({ call, region }: Answering): string {
  const ids = listParameter(call.params, 'LaunchTemplateId');
  const templates = ids.length === 0 ? region.templates : ids.map((id) => templateById(region.templates, id));
  const size = pageSizeParameter(call.params, 1, 200);
  const page = cutPage(templates, `templates ${region.name} ${ids}`, call.params.get('NextToken'), size);
  const items = page.items.map(
    (template) =>
      `${element('launchTemplateId', template.id)}${element('launchTemplateName', template.name)}<createTime>${ec2Time(template.createdAt)}</createTime>${element('createdBy', `arn:aws:iam::${region.account.id}:root`)}<defaultVersionNumber>${defaultVersion(template).number}</defaultVersionNumber><latestVersionNumber>${latestVersion(template).number}</latestVersionNumber>${renderTags(template.tags)}`,
  );
  return itemList('launchTemplates', items) + optionalElement('nextToken', page.nextToken);
}

/** DescribeLaunchTemplateVersions: of one template, or `$Default` and `$Latest` of all of them. */
export function describeLaunchTemplateVersions({ call, region }: Answering): string {
  const { params } = call;
  const id = params.get('LaunchTemplateId');
  const name = params.get('LaunchTemplateName');
  const wanted = listParameter(params, 'LaunchTemplateVersion');
  const found =
    id || name
      ? versionsOfOne(
          region.templates.find((one) => one.id === id || one.name === name),
          id ?? name ?? '',
          { wanted, first: params.get('MinVersion'), last: params.get('MaxVersion') },
        )
      : region.templates.flatMap((template) => versionsOfAll(template, wanted));
  const size = pageSizeParameter(params, 1, 200);
  const page = cutPage(
    found,
    `versions ${region.name} ${id} ${name} ${wanted} ${params.get('MinVersion')} ${params.get('MaxVersion')}`,
    params.get('NextToken'),
    size,
  );
  return (
    itemList('launchTemplateVersionSet', page.items.map(renderVersion)) +
    optionalElement('nextToken', page.nextToken)
  );
}

type Found = { readonly template: Template; readonly version: TemplateVersion };

function versionsOfAll(template: Template, wanted: readonly string[]): Found[] {
  if (wanted.length === 0 || wanted.some((version) => version !== '$Default' && version !== '$Latest'))
    throw new AwsError(
      'InvalidParameterValue',
      'To describe versions of all launch templates, specify only $Latest, $Default or both.',
    );
  const versions = new Set<TemplateVersion>();
  if (wanted.includes('$Default')) versions.add(defaultVersion(template));
  if (wanted.includes('$Latest')) versions.add(latestVersion(template));
  return [...versions].map((version) => ({ template, version }));
}

type Asked = {
  readonly wanted: readonly string[];
  readonly first: string | null;
  readonly last: string | null;
};

function versionsOfOne(
  template: Template | undefined,
  name: string,
  { wanted, first, last }: Asked,
): Found[] {
  if (!template) throw unknownTemplate(name);
  if (wanted.length > 0)
    return wanted.map((number) => ({ template, version: versionNamed(template, number) }));
  const [least, most] = [Number(first ?? 1), Number(last ?? template.versions.length)];
  return template.versions
    .filter(({ number }) => number >= least && number <= most)
    .toReversed()
    .map((version) => ({ template, version }));
}

function versionNamed(template: Template, name: string): TemplateVersion {
  if (name === '$Default') return defaultVersion(template);
  if (name === '$Latest') return latestVersion(template);
  const version = template.versions.find(({ number }) => String(number) === name);
  if (version) return version;
  throw new AwsError(
    'InvalidLaunchTemplateId.VersionNotFound',
    `Could not find launch template version ${name} of ${template.id}.`,
  );
}

function templateById(templates: readonly Template[], id: string): Template {
  const template = templates.find((candidate) => candidate.id === id);
  if (!template) throw unknownTemplate(id);
  return template;
}

function unknownTemplate(name: string): AwsError {
  return new AwsError(
    'InvalidLaunchTemplateId.NotFound',
    `The specified launch template, ${name}, does not exist.`,
  );
}

// Half of the templates name their profile by ARN and half by name, as people do.
function renderVersion({ template, version }: Found): string {
  const { profile, userData } = version;
  const byName = template.id.charCodeAt(5) % 2 === 0;
  const profileXml = profile
    ? `<iamInstanceProfile>${byName ? element('name', profile.name) : element('arn', profile.arn)}</iamInstanceProfile>`
    : '';
  const userDataXml = userData ? element('userData', userData.content.toString('base64')) : '';
  return `${element('launchTemplateId', template.id)}${element('launchTemplateName', template.name)}<versionNumber>${version.number}</versionNumber><createTime>${ec2Time(version.createdAt)}</createTime><defaultVersion>${version === defaultVersion(template)}</defaultVersion><launchTemplateData>${profileXml}<imageId>ami-0a1b2c3d4e5f60718</imageId><instanceType>${version.instanceType}</instanceType>${userDataXml}<metadataOptions><httpTokens>${version.httpTokens}</httpTokens><httpEndpoint>${version.httpEndpoint}</httpEndpoint></metadataOptions></launchTemplateData>`;
}
