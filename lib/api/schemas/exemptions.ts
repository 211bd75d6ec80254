import { z } from 'zod';
import 'zod-openapi';
import { mutePattern, mutePreviewQuery } from './mutes.ts';
import { countedPageOf } from './parameters.ts';
import { endTime, timestamp } from './times.ts';
import { keptText } from './written-text.ts';

/** Which instances an exemption covers: those for which all that is given holds. */
export const exemptionPattern = mutePattern.omit({ rule: true }).meta({ id: 'ExemptionPattern' });

/** A pattern in a query: the tag is `key` or `key=value`. */
export const exemptionPreviewQuery = mutePreviewQuery.omit({ rule: true });

/** What a pattern covers now. */
export const exemptionPreview = z
  .object({
    count: z.int().meta({ description: 'Instances that count in the ratio and that it covers.' }),
    uncovered: z.int().meta({ description: 'Those of them that are known to have no role.' }),
    eligible: z.int().meta({ description: 'Instances that count in the ratio, but for exemptions.' }),
    isEverything: z.boolean().meta({ description: 'It leaves nothing out: `confirm` has to say the count.' }),
    first: z
      .array(
        z.object({
          ...{ accountId: z.string(), region: z.string(), instanceId: z.string() },
          ...{ name: z.string().nullable(), owner: z.string() },
        }),
      )
      .meta({ description: 'At most ten, those without a role first.' }),
  })
  .meta({ id: 'ExemptionPreview' });

const reason = keptText(500).meta({
  description: 'Why these need no role: people read it for as long as it stands.',
});
const until = endTime('When it ends by itself; null: when somebody revokes it.').nullable();

/** An exemption of the instances that a pattern covers, now and while it stands. */
export const exemptionRequest = z
  .strictObject({
    pattern: exemptionPattern,
    reason,
    until: until.default(null),
    confirm: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'How many instances it covers: has to be said where it leaves nothing out.' }),
  })
  .meta({ id: 'ExemptionRequest' });

/** What of an exemption is to be different; what is not named stays. */
export const exemptionChange = z
  .strictObject({ reason: reason.optional(), until: until.optional() })
  .meta({ id: 'ExemptionChange' });

export const exemption = z
  .object({
    id: z.uuid(),
    pattern: exemptionPattern,
    reason: z.string(),
    until: timestamp.nullable(),
    createdBy: z.string(),
    createdAt: timestamp.meta({ description: 'When it was accepted: it stands from then on.' }),
    endedAt: timestamp.nullable(),
    endedBy: z.string().nullable().meta({ description: 'Null with `endedAt`: its time had come.' }),
    instances: z.int().meta({ description: 'Instances that it takes out of the ratio now.' }),
  })
  .meta({ id: 'Exemption' });

export const exemptionsPage = countedPageOf(exemption).meta({ id: 'ExemptionsPage' });

export type ExemptionPreviewInput = z.output<typeof exemptionPreviewQuery>;
export type ExemptionPreview = z.infer<typeof exemptionPreview>;
export type ExemptionInput = z.output<typeof exemptionRequest>;
export type Exemption = z.infer<typeof exemption>;
export type ExemptionChange = z.input<typeof exemptionChange>;
export type ExemptionChangeInput = z.output<typeof exemptionChange>;
export type ExemptionsPage = z.infer<typeof exemptionsPage>;
export type ExemptionPreviewParams = z.input<typeof exemptionPreviewQuery>;
export type ExemptionRequest = z.input<typeof exemptionRequest>;
