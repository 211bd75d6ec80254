import { forgeAccessKeyId, forgeSecret } from '#lib/domain/credentials/testing/forge-credentials.ts';
import { carriers } from './carriers.ts';
import { bytesOf, charactersOf } from './chance.ts';
import type { LabelledDocument } from './labelled-document.ts';
import { surround } from './surroundings.ts';

type Decoy = { kind: string; write: (seed: string) => string };

const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const documentsOfEachKind = 10;
const hex = (seed: string, bytes: number) => bytesOf(seed, bytes).toString('hex');
const base64 = (seed: string, bytes: number) => bytesOf(seed, bytes).toString('base64');
const wrapped = (text: string) => text.replace(/.{64}/g, '$&\n');
const idOf = (seed: string, prefix: string) => `${prefix}${charactersOf(seed, 16, capitals)}`;

/** What looks like a credential of AWS and is none. */
const decoys: readonly Decoy[] = [
  {
    kind: "AWS's own examples",
    write: () =>
      'AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\nAWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  },
  {
    kind: 'made-up examples',
    write: (seed) =>
      `aws_access_key_id = AKIA${charactersOf(seed, 9, capitals)}EXAMPLE\n# as in the handbook`,
  },
  {
    kind: 'placeholders',
    write: (seed) =>
      `AWS_ACCESS_KEY_ID=AKIA${'XY0A'[seed.length % 4]?.repeat(16)}\nAWS_SECRET_ACCESS_KEY=${'x'.repeat(40)}\nkey=<your-access-key>`,
  },
  {
    kind: 'variables',
    write: (seed) =>
      `export AWS_ACCESS_KEY_ID=$(aws ssm get-parameter --name /prod/${hex(seed, 4)}/key --query Parameter.Value)\nexport AWS_SECRET_ACCESS_KEY=\${DEPLOY_SECRET_${hex(seed, 2).toUpperCase()}}`,
  },
  {
    kind: 'git commits',
    write: (seed) => `git checkout ${hex(seed, 20)}\nAWS_SECRET_ACCESS_KEY_COMMIT=${hex(`${seed}b`, 20)}`,
  },
  { kind: 'git commits in capitals', write: (seed) => `secret_build = ${hex(seed, 20).toUpperCase()}` },
  {
    kind: 'ids of other things',
    write: (seed) =>
      ['AROA', 'AIDA', 'AGPA', 'AIPA', 'ANPA', 'ANVA', 'ASCA', 'APKA']
        .map((prefix) => `${prefix.toLowerCase()}_id=${idOf(seed, prefix)}`)
        .join('\n'),
  },
  {
    kind: 'longer runs of capitals',
    write: (seed) =>
      `token=${charactersOf(seed, 6, capitals)}${forgeAccessKeyId(seed.length)}\nlong=${forgeAccessKeyId(seed.length + 1)}${charactersOf(seed, 4, capitals)}`,
  },
  {
    kind: 'shorter ids',
    write: (seed) =>
      `id=AKIA${charactersOf(seed, 15, capitals)}\nother=AKIA${charactersOf(seed, 12, capitals)}`,
  },
  {
    kind: 'ids in small letters',
    write: (seed) => `image=registry/${forgeAccessKeyId(seed.length).toLowerCase()}:latest\nakia: true`,
  },
  {
    kind: 'SHA-1 in base64',
    write: (seed) => `sha1=${base64(seed, 30)}\nchecksum: ${base64(`${seed}c`, 30)}`,
  },
  {
    kind: 'checksums',
    write: (seed) =>
      `echo "${hex(seed, 32)}  app.tar.gz" | sha256sum -c\nmd5=${hex(seed, 16)}\nsha512=${hex(seed, 64)}`,
  },
  {
    kind: 'npm integrity',
    write: (seed) => `"integrity": "sha512-${base64(seed, 64)}",\n"integrity": "sha1-${base64(seed, 20)}"`,
  },
  {
    kind: 'image digests',
    write: (seed) => `docker pull app@sha256:${hex(seed, 32)}\ndocker load < ${hex(seed, 20)}.tar`,
  },
  {
    kind: 'certificates',
    write: (seed) => `-----BEGIN CERTIFICATE-----\n${wrapped(base64(seed, 720))}\n-----END CERTIFICATE-----`,
  },
  {
    kind: 'SSH public keys',
    write: (seed) =>
      `ssh_authorized_keys:\n  - ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAB${base64(seed, 255)} admin@aws\n  - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${charactersOf(seed, 43)} ops`,
  },
  {
    kind: 'password hashes',
    write: (seed) =>
      `root:$6$${charactersOf(seed, 16, 'abcdefghijkmnopqrstuvwxyz./0123456789')}$${charactersOf(seed, 86)}:19000::::::\nadmin:$2b$12$${charactersOf(seed, 53)}`,
  },
  {
    kind: 'JSON web tokens',
    write: (seed) =>
      `JWT=eyJhbGciOiJIUzI1NiJ9.${base64(seed, 60).replaceAll('+', '-').replaceAll('/', '_')}.${base64(seed, 32).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_')}`,
  },
  {
    kind: 'UUIDs and hostnames',
    write: (seed) =>
      `volume=vol-0${hex(seed, 8)}\nid=${hex(seed, 4)}-${hex(`${seed}1`, 2)}-4${hex(`${seed}2`, 2).slice(1)}-a${hex(`${seed}3`, 2).slice(1)}-${hex(`${seed}4`, 6)}\nhost=ip-10-0-${seed.length}-4.ec2.internal`,
  },
  {
    kind: 'ARNs',
    write: (seed) =>
      `arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/payments/database-${charactersOf(seed, 6, 'ABCDEFabcdef')}\narn:aws:kms:eu-west-1:123456789012:key/${hex(seed, 4)}-1111-2222-3333-${hex(seed, 6)}`,
  },
  {
    kind: 'paths that are called secret',
    write: (seed) =>
      `aws_secret_path=/prod/eu-west-1/payments-api/credentials\nSECRET_NAME=Prod/Payments/Database/ReadOnly/Password${seed.length}\nsecret_file=/etc/kubernetes/pki/ApiServerKubeletClientX`,
  },
  {
    kind: 'secrets of other vendors',
    write: (seed) =>
      `client_secret=${forgeSecret(seed.length)}\nGOOGLE_CLIENT_SECRET=GOCSPX-${charactersOf(seed, 28, 'abcdefghijklmnopqrstuvwxyzABCDEF0123456789_-')}`,
  },
  {
    kind: 'tokens of other vendors',
    write: (seed) =>
      `SLACK=xoxb-${seed.length}23456789012-${charactersOf(seed, 24, 'abcdefghijklmnopqrstuvwxyz0123456789')}\nNPM_TOKEN=npm_${charactersOf(seed, 36, 'abcdefghijklmnopqrstuvwxyzABCDEF0123456789')}`,
  },
  {
    kind: 'storage account keys',
    write: (seed) =>
      `AccountKey=${base64(seed, 64)};EndpointSuffix=core.windows.net\nazure_key=${base64(seed, 32)}`,
  },
  {
    kind: 'random base64',
    write: (seed) =>
      `payload: ${base64(seed, 210)}\nseed: ${base64(seed, 24)}\nvalue: ${forgeSecret(seed.length)}`,
  },
  {
    kind: 'pictures',
    write: (seed) => `<img src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA${base64(seed, 600)}">`,
  },
  {
    kind: 'scripts in base64',
    write: (seed) =>
      `echo ${Buffer.from(`#!/bin/sh\necho ${hex(seed, 20)} > /etc/build\nservice app restart\n`).toString('base64')} | base64 -d | sh`,
  },
  {
    kind: 'signed URLs',
    write: (seed) =>
      `curl "https://cdn.example.org/app.rpm?Expires=1700000000&Signature=${charactersOf(seed, 342)}&Key-Pair-Id=${idOf(seed, 'APKA')}"`,
  },
  {
    kind: 'words',
    write: () =>
      'Ask AKIA for an access key; never write aws_secret_access_key into user data.\nASIA/Tokyo is no key, ACCA neither.',
  },
  {
    kind: 'roles in place of keys',
    write: (seed) =>
      `aws sts assume-role --role-arn arn:aws:iam::123456789012:role/deploy-${hex(seed, 3)} --role-session-name boot\ncurl -s http://169.254.169.254/latest/meta-data/iam/security-credentials/${hex(seed, 5)}`,
  },
];

/** Documents without a key that look as if they had one. */
export function decoyDocuments(): LabelledDocument[] {
  return decoys.flatMap(({ kind, write }, index) =>
    Array.from({ length: documentsOfEachKind }, (_, turn) => {
      const carrier = carriers[(index + turn * 5) % carriers.length];
      if (carrier === undefined) throw new Error('There is no carrier.');
      const seed = `${kind}${'.'.repeat(turn)}`;
      const bytes = carrier.encode(surround(write(seed), turn));
      return { kind, name: `${kind} ${turn}, ${carrier.name}`, bytes, planted: [] };
    }),
  );
}
