/** A tag as AWS keeps it: key and value. */
export type Tag = readonly [key: string, value: string];

/** What an instance or a template runs at its first start, and which credentials its author let slip into it. */
export type UserData = {
  readonly content: Buffer;
  /** Key ids, or for a secret without an id `secret:` and the secret's hash. */
  readonly exposes: readonly string[];
};

/** The rules of permissions that a role can break. */
export type RoleFault = 'role-administrator' | 'role-privilege-escalation' | 'role-excessive-permissions';

/** What a user can make of its permissions: the truth, which no answer tells. */
export type UserPower = 'administrator' | 'can-become-administrator' | 'limited';

type InlinePolicy = { readonly name: string; readonly document: string };

export type Role = {
  readonly name: string;
  readonly id: string;
  readonly path: string;
  readonly createdAt: number;
  readonly tags: readonly Tag[];
  readonly trustedService: string;
  readonly inlinePolicies: readonly InlinePolicy[];
  readonly managedPolicyArns: readonly string[];
  readonly boundaryArn: string | null;
  readonly lastUsedAt: number | null;
  /** What is wrong with its permissions: the truth, which no answer tells. */
  readonly breaks: readonly RoleFault[];
};

type ProfileChange = { readonly at: number; readonly role: Role | null };

export type Profile = {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly createdAt: number;
  role: Role | null;
  readonly changes: ProfileChange[];
};

export type Usage = { readonly firstAt: number; readonly everySeconds: number; until: number };
type KeyChange = { readonly at: number; readonly status: 'active' | 'inactive' | 'deleted' };

export type AccessKey = {
  readonly id: string;
  readonly secret: string;
  readonly createdAt: number;
  readonly service: string;
  readonly region: string;
  usage: Usage | null;
  status: 'active' | 'inactive' | 'deleted';
  quietUntil: number;
  readonly changes: KeyChange[];
};

export type User = {
  readonly name: string;
  readonly id: string;
  readonly createdAt: number;
  readonly tags: readonly Tag[];
  readonly groups: readonly string[];
  readonly console: { readonly lastUsedAt: number | null; readonly mfa: boolean } | null;
  readonly inlinePolicies: readonly InlinePolicy[];
  readonly managedPolicyArns: readonly string[];
  readonly boundaryArn: string | null;
  readonly power: UserPower;
  /** Keys that ever existed; the deleted ones stay for the truth. */
  readonly keys: AccessKey[];
};

export type Group = {
  readonly name: string;
  readonly id: string;
  readonly createdAt: number;
  readonly inlinePolicies: readonly InlinePolicy[];
  readonly managedPolicyArns: readonly string[];
};

export type ManagedPolicy = {
  readonly arn: string;
  readonly name: string;
  readonly id: string;
  readonly createdAt: number;
  readonly documents: readonly string[];
};

export type TemplateVersion = {
  readonly number: number;
  readonly createdAt: number;
  readonly profile: Profile | null;
  readonly userData: UserData | null;
  readonly httpTokens: 'required' | 'optional';
  readonly httpEndpoint: 'enabled' | 'disabled';
  readonly instanceType: string;
};

export type Template = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly tags: readonly Tag[];
  readonly versions: TemplateVersion[];
  readonly defaultMoves: { readonly at: number; readonly version: number }[];
};

type InstanceChange =
  | {
      readonly at: number;
      readonly kind: 'launched';
      readonly profile: Profile | null;
      readonly userData: UserData | null;
    }
  | { readonly at: number; readonly kind: 'associated'; readonly profile: Profile }
  | { readonly at: number; readonly kind: 'disassociated' | 'stopped' | 'started' | 'terminated' }
  | { readonly at: number; readonly kind: 'user-data-edited'; readonly userData: UserData | null };

export type Instance = {
  readonly id: string;
  readonly sequence: number;
  readonly reservationId: string;
  readonly region: Region;
  readonly type: string;
  readonly tags: readonly Tag[];
  readonly httpTokens: 'required' | 'optional';
  readonly httpEndpoint: 'enabled' | 'disabled';
  readonly createdAt: number;
  launchedAt: number;
  phase: 'running' | 'stopped' | 'terminated';
  phaseAt: number;
  profile: Profile | null;
  associatedAt: number;
  userData: UserData | null;
  quietUntil: number;
  readonly changes: InstanceChange[];
};

export type Region = {
  readonly name: string;
  readonly account: Account;
  /** Instances that DescribeInstances still shows, in the order of their launch. */
  readonly instances: Instance[];
  readonly instancesById: Map<string, Instance>;
  readonly templates: Template[];
};

export type Account = {
  readonly id: string;
  readonly name: string;
  readonly externalId: string | null;
  readonly collectorKeyId: string;
  readonly collectorSecret: string;
  readonly regions: Map<string, Region>;
  readonly users: User[];
  readonly groups: Group[];
  readonly roles: Role[];
  readonly profiles: Profile[];
  readonly policies: ManagedPolicy[];
  readonly rootKeys: AccessKey[];
};
