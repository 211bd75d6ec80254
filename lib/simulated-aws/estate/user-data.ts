import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { UserData } from './model.ts';
import type { Random } from './random.ts';

/** The ways in which a leaked key can be wrapped in user data. */
export const LEAK_ENCODINGS = [
  'plain',
  'inline-base64',
  'base64',
  'gzip',
  'mime',
  'cloud-config',
  'cloud-config-gzip',
  'powershell',
  'lone-secret',
] as const;

type LeakEncoding = (typeof LEAK_ENCODINGS)[number];
type Pair = { readonly id: string; readonly secret: string };

/** User data without any credential, though often with things that look like one. */
export function harmlessUserData(random: Random, service: string): UserData {
  const script = bootScript(random, service, random.chance(0.35) ? decoys(random) : '');
  const content = random.chance(0.15) ? gzipSync(script) : Buffer.from(script);
  return { content, exposes: [] };
}

/** User data that gives a key away, wrapped in the given way. */
export function leakyUserData(random: Random, service: string, key: Pair, encoding: LeakEncoding): UserData {
  return { content: wrap(random, service, key, encoding), exposes: [exposureOf(key, encoding)] };
}

function exposureOf(key: Pair, encoding: LeakEncoding): string {
  if (encoding !== 'lone-secret') return key.id;
  return `secret:${createHash('sha256').update(key.secret).digest('hex')}`;
}

function wrap(random: Random, service: string, key: Pair, encoding: LeakEncoding): Buffer {
  const file = credentialsFile(key);
  const exports = `export AWS_ACCESS_KEY_ID=${key.id}\nexport AWS_SECRET_ACCESS_KEY="${key.secret}"\n`;
  switch (encoding) {
    case 'plain':
      return Buffer.from(bootScript(random, service, exports));
    case 'inline-base64':
      return Buffer.from(
        bootScript(random, service, `echo ${base64(file)} | base64 -d > /root/.aws/credentials\n`),
      );
    case 'base64':
      return Buffer.from(base64(bootScript(random, service, exports)));
    case 'gzip':
      return gzipSync(bootScript(random, service, exports));
    case 'mime':
      return Buffer.from(multipart(bootScript(random, service, ''), exports));
    case 'cloud-config':
      return Buffer.from(cloudConfig(service, 'b64', base64(file)));
    case 'cloud-config-gzip':
      return Buffer.from(cloudConfig(service, 'gz+b64', gzipSync(file).toString('base64')));
    case 'powershell':
      return Buffer.from(
        `<powershell>\r\nSet-AWSCredential -AccessKey ${key.id} -SecretKey ${key.secret} -StoreAs default\r\nStart-Service ${service}\r\n</powershell>\r\n`,
      );
    case 'lone-secret':
      return Buffer.from(bootScript(random, service, `aws_secret_access_key = ${key.secret}\n`));
  }
}

function bootScript(random: Random, service: string, middle: string): string {
  return `#!/bin/bash
# first start of ${service}
set -euo pipefail
yum install -y amazon-cloudwatch-agent docker
systemctl enable --now docker
RELEASE=${random.text('0123456789abcdef', 40)}
mkdir -p /opt/${service} /root/.aws
${middle}docker run -d --restart always --name ${service} registry.internal/${service}:$RELEASE
`;
}

function credentialsFile(key: Pair): string {
  return `[default]\naws_access_key_id = ${key.id}\naws_secret_access_key = ${key.secret}\nregion = us-east-1\n`;
}

function multipart(script: string, exports: string): string {
  const part = base64(`#!/bin/sh\n${exports}/opt/agent/run\n`).replace(/(.{76})/g, '$1\n');
  return `Content-Type: multipart/mixed; boundary="==rolecall=="\nMIME-Version: 1.0\n
--==rolecall==
Content-Type: text/x-shellscript; charset="us-ascii"
MIME-Version: 1.0
Content-Transfer-Encoding: 7bit

${script}
--==rolecall==
Content-Type: text/x-shellscript; charset="us-ascii"
MIME-Version: 1.0
Content-Transfer-Encoding: base64

${part}
--==rolecall==--
`;
}

function cloudConfig(service: string, encoding: 'b64' | 'gz+b64', content: string): string {
  return `#cloud-config
packages: [docker, jq]
write_files:
  - path: /root/.aws/credentials
    permissions: '0600'
    encoding: ${encoding}
    content: ${content}
runcmd:
  - [systemctl, enable, --now, ${service}]
`;
}

function decoys(random: Random): string {
  return random.pick([
    '# aws_access_key_id = AKIAIOSFODNN7EXAMPLE\n# aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n',
    `git checkout ${random.text('0123456789abcdef', 40)}\n`,
    `echo "${random.text('0123456789abcdef', 64)}  agent.rpm" | sha256sum -c -\n`,
    'export AWS_ACCESS_KEY_ID=YOUR_ACCESS_KEY_ID\nexport AWS_SECRET_ACCESS_KEY=YOUR_SECRET_ACCESS_KEY\n',
    `AWS_ACCESS_KEY_ID=AKIA${'A'.repeat(16)}\nAWS_SECRET_ACCESS_KEY=${'x'.repeat(40)}\n`,
    'export AWS_ACCESS_KEY_ID=$(vault read -field=id aws/creds/app)\n',
  ]);
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
