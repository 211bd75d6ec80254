import { z } from 'zod';
import { policyDocument } from './policies.ts';

const text = z.string().nullable();

const setupCredentials = z
  .object({
    kind: z.string().meta({ description: 'Where they come from, in words.' }),
    accountId: text,
    arn: text,
    problem: text.meta({ description: 'Why they cannot be used; null if they can.' }),
    mend: text.meta({ description: 'What to type or to do about it, where that is known.' }),
  })
  .meta({ id: 'SetupCredentials' });

const setupPermission = z
  .object({
    action: z.string(),
    purpose: z.string(),
    state: z.enum(['allowed', 'denied', 'unknown']),
    isOptional: z.boolean().meta({ description: 'Without it, only a name is missing.' }),
    reason: text.meta({ description: 'Why it is not known.' }),
  })
  .meta({ id: 'SetupPermission' });

const setupAccount = z
  .object({
    accountId: text,
    name: text,
    credentials: setupCredentials,
    permissions: z
      .array(setupPermission)
      .meta({ description: 'Tried now, each with a real call that only reads.' }),
    mendingPolicy: policyDocument
      .nullable()
      .meta({ description: 'Grants what is denied; null if nothing is.' }),
    regions: z.array(z.string()).nullable().meta({ description: 'To be collected; null if not known.' }),
  })
  .meta({ id: 'SetupAccount' });

export const setup = z
  .object({
    accounts: z.array(setupAccount),
    policy: policyDocument,
    ownerTags: z.object({
      configured: z
        .array(z.string())
        .meta({ description: '`ownership.tags` of the settings, first come first.' }),
      keys: z
        .array(z.object({ key: z.string(), instances: z.int(), isConfigured: z.boolean() }))
        .meta({ description: 'Tag keys of the estate, the commonest first, and every configured one.' }),
      instances: z.int().meta({ description: 'How many instances were looked at.' }),
      isSample: z.boolean().meta({ description: 'Nothing is collected yet: the first pages of AWS.' }),
    }),
  })
  .meta({ id: 'Setup' });

export type Setup = z.infer<typeof setup>;
