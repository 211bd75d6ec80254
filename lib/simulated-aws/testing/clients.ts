import { EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient } from '@aws-sdk/client-iam';
import { STSClient } from '@aws-sdk/client-sts';
import type { SimulatedAws } from '../server.ts';

export type Clients = { readonly ec2: EC2Client; readonly iam: IAMClient; readonly sts: STSClient };

/** Real SDK clients that speak to a simulated AWS as one of its accounts, the first unless told. */
export function clientsOf(
  aws: SimulatedAws,
  options: { account?: number; region?: string; attempts?: number } = {},
): Clients {
  const account = aws.accounts[options.account ?? 0];
  if (!account) throw new Error('The simulated AWS has no such account.');
  const config = {
    endpoint: aws.url,
    region: options.region ?? account.regions[0] ?? 'us-east-1',
    credentials: { accessKeyId: account.accessKeyId, secretAccessKey: account.secretAccessKey },
    maxAttempts: options.attempts ?? 1,
  };
  return { ec2: new EC2Client(config), iam: new IAMClient(config), sts: new STSClient(config) };
}
