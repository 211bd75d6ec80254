/**
 * The inventory: what collectors see, in AWS's own terms. One type a kind of resource; the tables of
 * prisma/schema.prisma hold their versions under the same names. The key of each, within its account
 * (and region, where it has one), is its first field or fields.
 */

export type Tags = Record<string, string>;

export type InstanceState = 'pending' | 'running' | 'shutting-down' | 'terminated' | 'stopping' | 'stopped';

export type Instance = {
  instanceId: string;
  /** `unknown` when AWS named none that is known. */
  state: InstanceState | 'unknown';
  stateChangedAt: Date | null;
  instanceType: string | null;
  imageId: string | null;
  platform: string | null;
  /** The `Name` tag. */
  name: string | null;
  launchTime: Date | null;
  createdAt: Date | null;
  profileArn: string | null;
  associatedAt: Date | null;
  httpTokens: string | null;
  /** `disabled`: its metadata service answers nobody, and hands out no credentials of its role. */
  httpEndpoint: string | null;
  /** The public IPv4 address. */
  publicIp: string | null;
  launchTemplateId: string | null;
  launchTemplateVersion: string | null;
  autoScalingGroup: string | null;
  owner: string;
  tags: Tags;
};

export type LaunchTemplateVersion = {
  templateId: string;
  versionNumber: number;
  templateName: string;
  isDefault: boolean;
  isLatest: boolean;
  createdAt: Date | null;
  profile: string | null;
  imageId: string | null;
  instanceType: string | null;
  httpTokens: string | null;
  /** `disabled`: what it launches has no metadata service; null: it leaves that to the account's default. */
  httpEndpoint: string | null;
  userDataDigest: string | null;
  owner: string;
  tags: Tags;
};

export type InstanceProfile = {
  profileArn: string;
  profileName: string;
  roleArn: string;
  createdAt: Date | null;
};

/** A policy document as AWS gave it: JSON where it parses, else the text. */
export type PolicyDocument = unknown;

export type InlinePolicies = Record<string, PolicyDocument>;

export type Role = {
  roleArn: string;
  roleId: string;
  roleName: string;
  createdAt: Date | null;
  lastUsedAt: Date | null;
  lastUsedRegion: string | null;
  ec2Assumable: boolean;
  trustPolicy: PolicyDocument;
  inlinePolicies: InlinePolicies;
  attachedPolicyArns: string[];
  permissionsBoundary: string | null;
  owner: string;
  tags: Tags;
};

export type Policy = {
  policyArn: string;
  policyName: string;
  defaultVersionId: string;
  document: PolicyDocument;
};

export type User = {
  userName: string;
  userArn: string;
  createdAt: Date | null;
  inlinePolicies: InlinePolicies;
  attachedPolicyArns: string[];
  groups: string[];
  permissionsBoundary: string | null;
  owner: string;
  tags: Tags;
};

export type Group = {
  groupName: string;
  groupArn: string;
  createdAt: Date | null;
  inlinePolicies: InlinePolicies;
  attachedPolicyArns: string[];
};

export type AccessKey = {
  /** The root user's keys, whose ids AWS does not tell, are `root/1` and `root/2`. */
  accessKeyId: string;
  userName: string;
  isRoot: boolean;
  isActive: boolean;
  createdAt: Date | null;
  lastUsedAt: Date | null;
  lastUsedService: string | null;
  lastUsedRegion: string | null;
  isUseKnown: boolean;
  owner: string;
};

/** Where credentials are found outside IAM: what EC2 holds, and the files of repositories and hosts that were scanned. */
export const exposureSources = ['user-data', 'launch-template', 'code', 'host'] as const;

export type ExposureSource = (typeof exposureSources)[number];

/** Where a credential lies in a scanned repository or host. Times are ISO 8601. */
export type ExposedFile = {
  /** From the top of what was scanned. */
  path: string;
  /** Of the file itself; null where it cannot be told. */
  line: number | null;
  /** The commit that brought it in; null: none, or not known. */
  commit: { id: string; authoredAt: string } | null;
  /** Whether only the history holds it. */
  isRemoved: boolean;
  /** Whether anybody may read it. */
  isPublic: boolean;
  /** In how many other places of the same repository or host it lies. */
  otherPlaces: number;
};

type CredentialKind =
  | 'access-key-pair'
  | 'access-key-id'
  | 'secret-access-key'
  | 'session-credentials'
  | 'bedrock-api-key';

export type Exposure = {
  source: ExposureSource;
  /** An instance's id; `lt-0abc:3` for version 3 of a launch template; the name of a repository or host. */
  resourceId: string;
  /** The access key id, or the secret's HMAC where no id was found. */
  credential: string;
  kind: CredentialKind;
  confidence: 'sure' | 'lead';
  accessKeyId: string | null;
  keyAccountId: string | null;
  secretDigest: string | null;
  place: string;
  line: number;
  column: number;
  length: number;
  owner: string;
  /** Of code and hosts. */
  file?: ExposedFile | null;
};

/** Every kind of versioned resource, by the noun used for it everywhere. */
export type Inventory = {
  instances: Instance;
  launchTemplateVersions: LaunchTemplateVersion;
  instanceProfiles: InstanceProfile;
  roles: Role;
  policies: Policy;
  users: User;
  groups: Group;
  accessKeys: AccessKey;
  exposures: Exposure;
};

export type ResourceKind = keyof Inventory;
