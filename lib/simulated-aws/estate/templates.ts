import type { Estate } from './estate.ts';
import type { Region, Tag, Template, TemplateVersion } from './model.ts';

type Content = Omit<TemplateVersion, 'number' | 'createdAt'>;

/** CreateLaunchTemplate: the first version is default and latest. */
export function createTemplate(
  estate: Estate,
  region: Region,
  order: { name: string; tags: readonly Tag[]; content: Content; at: number },
): Template {
  const template: Template = {
    id: `lt-0${estate.chance('template-ids').text('0123456789abcdef', 16)}`,
    name: order.name,
    createdAt: order.at,
    tags: order.tags,
    versions: [{ ...order.content, number: 1, createdAt: order.at }],
    defaultMoves: [{ at: order.at, version: 1 }],
  };
  region.templates.push(template);
  return template;
}

/** CreateLaunchTemplateVersion and ModifyLaunchTemplate: the new version becomes the default one at once. */
export function publishVersion(template: Template, content: Content, at: number): TemplateVersion {
  const version = { ...content, number: template.versions.length + 1, createdAt: at };
  template.versions.push(version);
  template.defaultMoves.push({ at, version: version.number });
  return version;
}

/** The version that `$Default` means now. */
export function defaultVersion(template: Template): TemplateVersion {
  const number = template.defaultMoves.at(-1)?.version;
  return versionOf(template, number ?? 1);
}

/** The version that `$Latest` means now. */
export function latestVersion(template: Template): TemplateVersion {
  return versionOf(template, template.versions.length);
}

function versionOf(template: Template, number: number): TemplateVersion {
  const version = template.versions[number - 1];
  if (!version) throw new Error(`Launch template ${template.id} has no version ${number}.`);
  return version;
}
