import { z } from 'zod';
import { instanceCoverages, instanceStates } from '#lib/domain/instance-fields.ts';
import { timestamp } from './times.ts';

/** An instance in brief, where it belongs to something else. */
export const relatedInstance = z
  .object({
    accountId: z.string(),
    region: z.string(),
    instanceId: z.string(),
    name: z.string().nullable(),
    state: z.enum(instanceStates),
    coverage: z.enum(instanceCoverages),
    instanceType: z.string().nullable(),
    launchTemplateVersion: z.string().nullable(),
    createdAt: timestamp.nullable(),
    owner: z.string(),
  })
  .meta({ id: 'RelatedInstance' });

export type RelatedInstance = z.infer<typeof relatedInstance>;
