import { z } from 'zod';
import { findingStates, listedStates } from '#lib/domain/findings.ts';
import { findingResourceKinds, ruleIds, severities } from '#lib/domain/rules/rule.ts';
import { commonFilters, countedPageOf, list, page, repeated, search } from './parameters.ts';
import { endTime, timestamp } from './times.ts';

const findingSorts = ['severity', 'openedAt', 'rule', 'resource', 'owner'] as const;

export const finding = z
  .object({
    id: z.string().meta({ description: 'The fingerprint: the same for the same finding, always.' }),
    accountId: z.string(),
    region: z.string(),
    ruleId: z.enum(ruleIds),
    resourceKind: z.enum(findingResourceKinds),
    resourceId: z.string(),
    severity: z.enum(severities),
    state: z.enum(findingStates),
    title: z.string(),
    owner: z.string(),
    openedAt: timestamp,
    resolvedAt: timestamp.nullable(),
    resolution: z.string().nullable(),
    reopened: z.int().meta({ description: 'How often it came back.' }),
    assignee: z.string().nullable().meta({ description: 'Who works on it.' }),
    dueAt: timestamp.nullable().meta({ description: 'By when it is to be resolved.' }),
    isOverdue: z.boolean().meta({ description: 'It is due, stands and is not muted.' }),
    labels: z.array(z.string()),
    revision: z.int().meta({ description: 'Goes up with each event: acts name the one they saw.' }),
  })
  .meta({ id: 'Finding' });

const findingEvent = z
  .object({
    at: timestamp,
    kind: z.string(),
    actor: z.string(),
    severity: z.string(),
    resolution: z.string().nullable(),
    collectionId: z.string().nullable(),
  })
  .meta({ id: 'FindingEvent' });

const ruleText = z
  .object({
    title: z.string(),
    rationale: z.string(),
    compliance: z.array(
      z.object({
        framework: z.string(),
        version: z.string(),
        control: z.string(),
        isOwnReading: z.boolean().meta({ description: "This project's reading, not the publisher's." }),
      }),
    ),
  })
  .meta({ id: 'RuleText' });

const remediation = z
  .object({
    cli: z.string(),
    terraform: z.string(),
    cloudFormation: z.string(),
    console: z.array(z.string()),
  })
  .meta({ id: 'Remediation' });

export const findingDetail = finding
  .extend({
    rule: ruleText,
    remediation: remediation.meta({ description: "How to mend it, filled in with the finding's own ids." }),
    evidence: z.unknown().meta({ description: 'What was seen, where: by rule. Never a secret.' }),
    events: z.array(findingEvent).meta({ description: 'Newest first, at most 200.' }),
  })
  .meta({ id: 'FindingDetail' });

export const findingsPage = countedPageOf(finding).meta({ id: 'FindingsPage' });

const at = endTime('The findings as they stood at this instant; default: as they stand.').optional();

export const findingQuery = z.object({ at });

export const findingsQuery = z.object({
  at,
  rule: list(z.enum(ruleIds), 'Only findings of these rules.').optional(),
  severity: list(z.enum(severities), 'Only these severities.').optional(),
  state: list(
    z.enum(findingStates),
    'Only these states; default: what stands and is not muted: open, acknowledged, in-progress.',
  ).default([...listedStates]),
  resource: repeated('Only findings of these resources, by id.').optional(),
  q: search.optional(),
  ...commonFilters,
  ...page(findingSorts),
});

export type Finding = z.infer<typeof finding>;
export type FindingDetail = z.infer<typeof findingDetail>;
export type FindingsPage = z.infer<typeof findingsPage>;
export type FindingsInput = z.output<typeof findingsQuery>;
export type FindingsParams = z.input<typeof findingsQuery>;
