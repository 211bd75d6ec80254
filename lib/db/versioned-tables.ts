import type { ResourceKind } from '#lib/domain/inventory.ts';

/** A column of a versioned table: its name in TypeScript, in SQL, and its SQL type. */
export type Column = { field: string; name: string; type: string };

/** A table of versions and its staging twin `staging.<name>`. */
export type VersionedTable = {
  name: string;
  /** Whether the key holds a region beside the account. */
  isRegional: boolean;
  key: Column[];
  data: Column[];
};

const text = 'text';
const time = 'timestamptz(3)';
const json = 'jsonb';
const boolean = 'boolean';
const integer = 'integer';
const list = 'text[]';

function columns(types: Record<string, string>): Column[] {
  return Object.entries(types).map(([field, type]) => ({
    field,
    name: `"${field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`,
    type,
  }));
}

/** How each kind of resource is kept. The names are constants: they are the only ones that SQL is built from. */
export const versionedTables: Record<ResourceKind, VersionedTable> = {
  instances: {
    name: 'instances',
    isRegional: true,
    key: columns({ instanceId: text }),
    data: columns({
      state: text,
      stateChangedAt: time,
      instanceType: text,
      imageId: text,
      platform: text,
      name: text,
      launchTime: time,
      createdAt: time,
      profileArn: text,
      associatedAt: time,
      httpTokens: text,
      httpEndpoint: text,
      publicIp: text,
      launchTemplateId: text,
      launchTemplateVersion: text,
      autoScalingGroup: text,
      owner: text,
      tags: json,
    }),
  },
  launchTemplateVersions: {
    name: 'launch_template_versions',
    isRegional: true,
    key: columns({ templateId: text, versionNumber: integer }),
    data: columns({
      templateName: text,
      isDefault: boolean,
      isLatest: boolean,
      createdAt: time,
      profile: text,
      imageId: text,
      instanceType: text,
      httpTokens: text,
      httpEndpoint: text,
      userDataDigest: text,
      owner: text,
      tags: json,
    }),
  },
  instanceProfiles: {
    name: 'instance_profiles',
    isRegional: false,
    key: columns({ profileArn: text }),
    data: columns({ profileName: text, roleArn: text, createdAt: time }),
  },
  roles: {
    name: 'roles',
    isRegional: false,
    key: columns({ roleArn: text }),
    data: columns({
      roleId: text,
      roleName: text,
      createdAt: time,
      lastUsedAt: time,
      lastUsedRegion: text,
      ec2Assumable: boolean,
      trustPolicy: json,
      inlinePolicies: json,
      attachedPolicyArns: list,
      permissionsBoundary: text,
      owner: text,
      tags: json,
    }),
  },
  policies: {
    name: 'policies',
    isRegional: false,
    key: columns({ policyArn: text }),
    data: columns({ policyName: text, defaultVersionId: text, document: json }),
  },
  users: {
    name: 'users',
    isRegional: false,
    key: columns({ userName: text }),
    data: columns({
      userArn: text,
      createdAt: time,
      inlinePolicies: json,
      attachedPolicyArns: list,
      groups: list,
      permissionsBoundary: text,
      owner: text,
      tags: json,
    }),
  },
  groups: {
    name: 'groups',
    isRegional: false,
    key: columns({ groupName: text }),
    data: columns({ groupArn: text, createdAt: time, inlinePolicies: json, attachedPolicyArns: list }),
  },
  accessKeys: {
    name: 'access_keys',
    isRegional: false,
    key: columns({ accessKeyId: text }),
    data: columns({
      userName: text,
      isRoot: boolean,
      isActive: boolean,
      createdAt: time,
      lastUsedAt: time,
      lastUsedService: text,
      lastUsedRegion: text,
      isUseKnown: boolean,
      owner: text,
    }),
  },
  exposures: {
    name: 'exposures',
    isRegional: true,
    key: columns({ source: text, resourceId: text, credential: text }),
    data: columns({
      kind: text,
      confidence: text,
      accessKeyId: text,
      keyAccountId: text,
      secretDigest: text,
      place: text,
      line: integer,
      column: integer,
      length: integer,
      owner: text,
      file: json,
    }),
  },
};
