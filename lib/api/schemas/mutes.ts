import { z } from 'zod';
import 'zod-openapi';
import { ruleIds, severities } from '#lib/domain/rules/rule.ts';
import { countedPageOf } from './parameters.ts';
import { endTime, timestamp } from './times.ts';
import { anyText, keptText, writtenText } from './written-text.ts';

export const muteReason = keptText(500).meta({
  description: 'Why: people read it for as long as the mute stands.',
});
const untilTime = endTime('When it ends by itself; null: when somebody removes it.');
export const muteUntil = untilTime.nullable().default(null);

const patternText = (longest: number) => writtenText(longest).nullable().default(null);

const resourcePattern = patternText(512).meta({
  description: 'Held against the id and the name of the resource: `*` is any text, `?` one character.',
});

/** Which findings a mute catches: those for which all that is given holds. */
export const mutePattern = z
  .strictObject({
    rule: z.enum(ruleIds).nullable().default(null),
    account: z
      .string()
      .regex(/^\d{12}$/, 'an account id has 12 digits')
      .nullable()
      .default(null),
    owner: patternText(256),
    tag: z
      .strictObject({ key: writtenText(128), value: patternText(256) })
      .nullable()
      .default(null)
      .meta({ description: 'Without a value: whatever it is. `*` and `?` are as in `resource`.' }),
    resource: resourcePattern,
  })
  .meta({ id: 'MutePattern' });

/** A pattern in a query: the tag is `key` or `key=value`. */
export const mutePreviewQuery = z.object({
  rule: z.enum(ruleIds).optional(),
  account: z
    .string()
    .regex(/^\d{12}$/, 'an account id has 12 digits')
    .optional(),
  owner: anyText(256).optional(),
  tag: anyText(400).optional().meta({ description: '`key`, or `key=value`.' }),
  resource: anyText(512).optional(),
});

/** What a pattern catches now. */
export const mutePreview = z
  .object({
    count: z.int().meta({ description: 'Findings that stand and that it catches.' }),
    standing: z.int().meta({ description: 'Findings that stand.' }),
    isEverything: z.boolean().meta({ description: 'It leaves nothing out: `confirm` has to say the count.' }),
    first: z.array(
      z.object({ id: z.string(), accountId: z.string(), title: z.string(), severity: z.enum(severities) }),
    ),
  })
  .meta({ id: 'MutePreview' });

/** A mute by a pattern: what it catches now, and what it will catch while it stands. */
export const muteRequest = z
  .strictObject({
    pattern: mutePattern,
    reason: muteReason,
    until: muteUntil,
    confirm: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'How many findings it catches: has to be said where it leaves nothing out.' }),
  })
  .meta({ id: 'MuteRequest' });

/** What of a mute is to be different; what is not named stays. */
export const muteChange = z
  .strictObject({ reason: muteReason.optional(), until: untilTime.nullable().optional() })
  .meta({ id: 'MuteChange' });

export const mute = z
  .object({
    id: z.uuid(),
    pattern: mutePattern.nullable().meta({ description: 'Null: a person chose the findings.' }),
    reason: z.string(),
    until: timestamp.nullable(),
    createdBy: z.string(),
    createdAt: timestamp,
    endedAt: timestamp.nullable(),
    endedBy: z.string().nullable().meta({ description: 'Null with `endedAt`: its time had come.' }),
    findings: z.int().meta({ description: 'Findings that it holds.' }),
  })
  .meta({ id: 'Mute' });

/** A mute that was removed. */
export const removedMute = z
  .object({ mute, broughtBack: z.int().meta({ description: 'Findings that no mute holds any more.' }) })
  .meta({ id: 'RemovedMute' });

export const mutesPage = countedPageOf(mute).meta({ id: 'MutesPage' });

export type MutePreviewInput = z.output<typeof mutePreviewQuery>;
export type MutePreviewParams = z.input<typeof mutePreviewQuery>;
export type MutePreview = z.infer<typeof mutePreview>;
export type MuteRequest = z.input<typeof muteRequest>;
export type MuteInput = z.output<typeof muteRequest>;
export type MuteChange = z.input<typeof muteChange>;
export type MuteChangeInput = z.output<typeof muteChange>;
export type RemovedMute = z.infer<typeof removedMute>;
export type Mute = z.infer<typeof mute>;
export type MutesPage = z.infer<typeof mutesPage>;
