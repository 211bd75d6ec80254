const before: readonly string[] = [
  '#!/bin/bash\nset -euo pipefail\nyum update -y\n',
  '#!/bin/sh\n# Managed by infrastructure as code, do not edit.\ncurl -fsSL https://get.docker.com | sh\n',
  '#!/usr/bin/env bash\nexec > >(tee /var/log/user-data.log) 2>&1\nhostnamectl set-hostname app-1.internal\n',
  '#!/bin/bash\ncommit=3f786850e387550fdab836ed7e6dc881de23001b\ngit -C /srv checkout "$commit"\n',
  '#!/bin/bash\ncat > /etc/app.yml <<EOF\nsha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\nEOF\n',
];
const after: readonly string[] = [
  '\nsystemctl enable --now app\n',
  '\ndocker compose up -d\n# ami-0abcdef1234567890 in eu-west-1\n',
  '\nrm -f /tmp/bootstrap.$$\nexit 0\n',
  '\n/opt/aws/bin/cfn-signal -e $? --stack app --resource Group --region us-east-1\n',
];

/** A text as part of a script that sets a machine up. */
export function surround(body: string, seed: number): string {
  return `${before[seed % before.length]}\n${body}\n${after[seed % after.length]}`;
}
