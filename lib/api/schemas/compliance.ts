import { z } from 'zod';
import { ruleIds } from '#lib/domain/rules/rule.ts';
import { commonFilters } from './parameters.ts';
import { endTime, startTime, timestamp } from './times.ts';
import { intervals } from './trends.ts';

const at = endTime('As it stood at this instant; default: as it stands.').optional();

const framework = z.string().max(100).optional();

export const complianceQuery = z.object({
  at,
  framework: framework.meta({
    description: 'The id of a framework: `cis-aws-foundations-benchmark`; default: the first one.',
  }),
  version: framework.meta({ description: 'The id of a version: `5.0.0`; default: the newest.' }),
  ...commonFilters,
});

export const controlQuery = z.object({ at, ...commonFilters });

export const evidenceQuery = z.object({
  format: z.enum(['csv', 'json']).meta({ description: 'CSV, or JSON with one resource a line.' }),
  at,
  ...commonFilters,
});

const counts = {
  fail: z.int().meta({ description: 'Resources that break one of the rules.' }),
  notAssessed: z.int().meta({ description: 'Of the others, those of which one of the rules cannot tell.' }),
  pass: z.int(),
};

const named = z.object({ id: z.string(), name: z.string() });

const rule = z.object({ id: z.enum(ruleIds), title: z.string() });

const controlStanding = z
  .object({
    control: z.string(),
    isOwnReading: z.boolean().meta({ description: "This project's reading, not the publisher's." }),
    rules: z.array(rule),
    ...counts,
  })
  .meta({ id: 'ControlStanding' });

export const compliance = z
  .object({
    asOf: timestamp,
    frameworks: z.array(named.extend({ versions: z.array(named) })),
    framework: named,
    version: named,
    controls: z.array(controlStanding),
  })
  .meta({ id: 'Compliance' });

const group = z.object({ by: z.string(), ...counts });

export const controlDetail = z
  .object({
    asOf: timestamp,
    framework: named,
    version: named,
    control: z.string(),
    isOwnReading: z.boolean(),
    ...counts,
    rules: z.array(rule.extend({ rationale: z.string(), ...counts })),
    accounts: z.array(group).meta({ description: 'At most 100, the most failures first.' }),
    owners: z.array(group).meta({ description: 'At most 100, the most failures first.' }),
    elsewhere: z
      .array(z.object({ framework: named, version: named, control: z.string() }))
      .meta({ description: 'Controls that the very same rules speak of.' }),
  })
  .meta({ id: 'ControlDetail' });

export const controlTrendQuery = z.object({
  from: startTime('First day; default: 90 days before `to`.').optional(),
  to: endTime('Last day; default: today.').optional(),
  interval: z.enum(intervals).default('week'),
  ...commonFilters,
});

const count = z.int().nullable();

export const controlTrend = z
  .object({
    ...{ from: timestamp, to: timestamp, interval: z.enum(intervals) },
    points: z.array(
      z.object({
        at: timestamp.meta({ description: 'The instant that the figures speak for.' }),
        day: z.iso.date(),
        complete: z.boolean(),
        ...{ fail: count, notAssessed: count, pass: count },
      }),
    ),
  })
  .meta({
    id: 'ControlTrend',
    description:
      'Counted anew from inventory and findings as they were, at most 60 points. One without data has null figures.',
  });

export const controlEvidence = z
  .string()
  .meta({ description: 'Every resource that the control judges, as a file: docs/exports.md.' });

export type Compliance = z.infer<typeof compliance>;
export type ComplianceInput = z.output<typeof complianceQuery>;
export type ComplianceParams = z.input<typeof complianceQuery>;
export type ControlDetail = z.infer<typeof controlDetail>;
export type ControlInput = z.output<typeof controlQuery>;
export type ControlParams = z.input<typeof controlQuery>;
export type ControlTrend = z.infer<typeof controlTrend>;
export type ControlTrendInput = z.output<typeof controlTrendQuery>;
export type ControlTrendParams = z.input<typeof controlTrendQuery>;
export type EvidenceInput = z.output<typeof evidenceQuery>;
export type EvidenceParams = z.input<typeof evidenceQuery>;
