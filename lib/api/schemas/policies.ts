import { z } from 'zod';

export const policyStatement = z
  .object({
    Sid: z.string(),
    Effect: z.literal('Allow'),
    Action: z.array(z.string()),
    Resource: z.union([z.string(), z.array(z.string())]),
  })
  .meta({ id: 'PolicyStatement' });

export const policyDocument = z
  .object({ Version: z.literal('2012-10-17'), Statement: z.array(policyStatement) })
  .meta({ id: 'PolicyDocument', description: 'An IAM policy to paste.' });
