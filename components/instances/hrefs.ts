/** Where the page of an instance is. */
export function instanceHref(instanceId: string): string {
  return `/instances/${encodeURIComponent(instanceId)}`;
}

/** Where the page of a role is. */
export function roleHref(arn: string): string {
  return `/roles/${inPath(arn)}`;
}

/** Where the page of an owner is. */
export function ownerHref(owner: string): string {
  return `/owners/${inPath(owner)}`;
}

/** Where the page of a launch template is. */
export function templateHref(templateId: string): string {
  return `/launch-templates/${inPath(templateId)}`;
}

function inPath(id: string): string {
  return id.split('/').map(encodeURIComponent).join('/');
}
