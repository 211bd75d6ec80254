import {
  type UserDataEncoding,
  userDataEncodings,
} from '#lib/domain/credentials/testing/encode-user-data.ts';

/** How a script gets into user data, and the kind that figures are given by. */
export type Carrier = UserDataEncoding & { kind: string };

const kinds: readonly (readonly [kind: string, name: RegExp])[] = [
  ['MIME', /MIME/],
  ['cloud-config archive', /archive/],
  ['Jinja', /Jinja/],
  ['cloud-config', /cloud-config/],
  ['PowerShell', /PowerShell/],
  ['gzip', /^gzip/],
  ['base64 in a script', /base64/],
];

/** Every way in which user data carries a script, by the kinds of cloud-init and EC2Launch. */
export const carriers: readonly Carrier[] = userDataEncodings.map((encoding) => ({
  ...encoding,
  kind: kinds.find(([, name]) => name.test(encoding.name))?.[0] ?? 'plain',
}));
