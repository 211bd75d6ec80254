import { z } from 'zod';
import { findingResourceKinds, ruleIds, severities } from '#lib/domain/rules/rule.ts';
import { remediation } from './findings.ts';
import { commonFilters } from './parameters.ts';
import { endTime, timestamp } from './times.ts';

const ruleReference = z
  .object({
    id: z.enum(ruleIds),
    title: z.string(),
    severity: z.enum(severities).meta({ description: 'The default one; where findings differ, the worst.' }),
    resourceKind: z.enum([...findingResourceKinds, 'instance-or-role']),
    rationale: z.string(),
    condition: z.string().meta({ description: 'When it holds, with the thresholds as they are set.' }),
    thresholds: z
      .array(z.object({ setting: z.string(), value: z.number() }))
      .meta({ description: 'The settings that the condition depends on, as they are set.' }),
    evidence: z.array(z.string()).meta({ description: 'The names of what its findings hold as evidence.' }),
    remediation: remediation.meta({ description: 'An example, filled in with invented ids.' }),
    compliance: z.array(
      z.object({
        framework: z.string(),
        version: z.string(),
        controls: z.array(z.string()),
        isOwnReading: z.boolean().meta({ description: "This project's reading, not the publisher's." }),
      }),
    ),
    findings: z.int().min(0).meta({
      description:
        'How many of its findings stand, muted ones left out: those that the list of findings shows.',
    }),
  })
  .meta({ id: 'RuleReference' });

export const rulesAnswer = z.object({ asOf: timestamp, data: z.array(ruleReference) }).meta({ id: 'Rules' });

export const rulesQuery = z.object({
  at: endTime('The findings as they stood at this instant; default: as they stand.').optional(),
  ...commonFilters,
});

export type Rules = z.infer<typeof rulesAnswer>;
export type RulesInput = z.output<typeof rulesQuery>;
export type RulesParams = z.input<typeof rulesQuery>;
