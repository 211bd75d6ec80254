import type { PermissionStanding, RolePermissions } from '#lib/api/schemas.ts';

type Assessed = Extract<RolePermissions, { isAssessed: true }>;
type Weakening = Assessed['classes'][number]['weakenedBy'][number];
type Reason = Extract<RolePermissions, { isAssessed: false }>['reasons'][number];

const kinds = {
  inline: 'inline policy',
  attached: 'attached policy',
  boundary: 'boundary',
  group: 'group',
} as const;

/** What the permissions of a role or a user amount to, in words. */
export const permissionWords = {
  standing: {
    administrator: 'administrator',
    'privilege-escalation': 'can become administrator',
    'credentials-exposure': 'gets credentials',
    'data-exfiltration': 'reads data',
    'resource-exposure': 'shares resources',
    'infrastructure-modification': 'changes resources',
    'service-wildcard': 'whole services',
    none: 'nothing broad',
    'not-assessed': 'not assessed',
  } satisfies Record<PermissionStanding, string>,
  explained: {
    administrator: 'It may do everything, or give itself what is missing.',
    'privilege-escalation': 'What it may do is enough to become an administrator, or to act as one.',
    'credentials-exposure': 'It may get credentials, passwords or keys of others.',
    'data-exfiltration': 'It may read data of the whole account: objects, rows, messages, parameters.',
    'resource-exposure': 'It may let others at resources, by their policies and permissions.',
    'infrastructure-modification': 'It may change or delete resources without any being named.',
    'service-wildcard': 'It may do anything in whole services, by one wildcard each.',
  },
  title: 'What it amounts to',
  none: 'Nothing broad',
  noneHint: 'No class of dangerous permissions is its own, as far as its policies say.',
  notAssessed: 'Not assessed',
  notAssessedHint:
    'One of its policies cannot be read, and might allow or deny anything. Others were assessed.',
  notLookedAt: 'Not looked at',
  notForEc2: 'Only roles that EC2 may assume are assessed, at each complete collection of IAM.',
  noKeys: 'Only users who have access keys are assessed, at each complete collection of IAM.',
  reason: ({ kind, name, group, detail }: Reason) =>
    kind === 'group'
      ? `The group ${name} was not collected, so what it gives is not known.`
      : `The ${kinds[kind]} ${name}${group === undefined ? '' : ` of the group ${group}`}: ${detail}`,
  sure: 'in any case',
  weakened: 'under conditions',
  paths: (count: string, isOne: boolean) => (isOne ? 'One path' : `${count} paths`),
  actions: (count: string, isOne: boolean) => (isOne ? 'One action' : `${count} actions`),
  services: (count: string, isOne: boolean) => (isOne ? 'One service' : `${count} services`),
  more: (count: string) => `and ${count} more`,
  causes: 'Caused by',
  weakenedBy: 'Weakened by',
  place: (name: string, statement: number, group?: string) =>
    group === undefined
      ? `${name}, statement ${statement}`
      : `${name} of the group ${group}, statement ${statement}`,
  lines: (first: number, last: number) => (first === last ? `line ${first}` : `lines ${first}–${last}`),
  weakening: ({ by, conditionKeys }: Pick<Weakening, 'by' | 'conditionKeys'>): string => {
    const keys = conditionKeys.join(', ');
    switch (by) {
      case 'condition':
        return `it allows only if a condition on ${keys} holds`;
      case 'left-out':
        return 'it allows all but some resources';
      case 'boundary':
        return keys === ''
          ? 'the boundary leaves some resources out'
          : `the boundary allows it only if a condition on ${keys} holds`;
      case 'denied-sometimes':
        return `it denies if a condition on ${keys} holds`;
      case 'denied-somewhere':
        return 'it denies on some resources';
    }
  },
  policies: {
    kinds: { inline: 'inline', attached: 'attached', boundary: 'boundary' },
    ofGroup: (group: string) => `of the group ${group}`,
    aws: 'AWS managed',
    version: (id: string) => `version ${id}`,
    notCollected: 'Document not collected',
    notCollectedHint:
      'The last complete collection of IAM did not show this policy, so what it allows is not known here.',
    none: 'No policies',
    noneHint: 'Neither inline nor attached: nothing is allowed.',
    document: (name: string) => `document of ${name}`,
  },
  marks: { cause: 'causes it', weakens: 'weakens it' },
  legend: 'Lines marked with a bar cause what it amounts to; lines with a dotted one weaken it.',
} as const;
