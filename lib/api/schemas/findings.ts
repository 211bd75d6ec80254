import { z } from 'zod';
import { exportFormats } from '#lib/domain/exports/index.ts';

import { findingFacets, findingFields, findingGroupings } from '#lib/domain/finding-fields.ts';
import { findingStates } from '#lib/domain/findings.ts';
import { fixKinds } from '#lib/domain/fixes.ts';
import { findingResourceKinds, ruleIds, severities } from '#lib/domain/rules/rule.ts';
import { severityFactors } from '#lib/domain/severity.ts';
import { comment } from './comments.ts';
import { facetsAnswer, valuesQuery } from './facets.ts';
import { propertyFilter } from './filter.ts';
import { mute } from './mutes.ts';

import { commonFilters, countedPageOf, list, page, repeated, search } from './parameters.ts';
import { ticketLink } from './ticket-links.ts';
import { endTime, timestamp } from './times.ts';

const findingSorts = [
  'risk',
  'severity',
  'openedAt',
  'dueAt',
  'rule',
  'resource',
  'title',
  'state',
  'owner',
  'account',
  'region',
  'assignee',
  'cause',
] as const;

export const finding = z
  .object({
    id: z.string().meta({ description: 'The fingerprint: the same for the same finding, always.' }),
    accountId: z.string(),
    region: z.string(),
    ruleId: z.enum(ruleIds),
    resourceKind: z.enum(findingResourceKinds),
    resourceId: z.string(),
    severity: z.enum(severities),
    risk: z.int().meta({ description: "Points of the severity's sum: what findings are sorted by." }),
    state: z.enum(findingStates),
    title: z.string(),
    owner: z.string(),
    openedAt: timestamp,
    resolvedAt: timestamp.nullable(),
    resolution: z.string().nullable(),
    reopened: z.int().meta({ description: 'How often it came back.' }),
    rootCause: z.string().nullable().meta({
      description: 'The launch template (`lt-…`) or group (`asg/NAME`) that its instance comes from.',
    }),
    assignee: z.string().nullable().meta({ description: 'Who works on it.' }),
    dueAt: timestamp.nullable().meta({ description: 'By when it is to be resolved.' }),
    isOverdue: z.boolean().meta({ description: 'It is due, stands and is not muted.' }),
    labels: z.array(z.string()),
    revision: z.int().meta({ description: 'Goes up with each event: acts name the one they saw.' }),
  })
  .meta({ id: 'Finding' });

export const findingEvent = z
  .object({
    at: timestamp,
    kind: z.string(),
    actor: z.string(),
    severity: z.string(),
    resolution: z.string().nullable(),
    collectionId: z.string().nullable(),
    before: z
      .record(z.string(), z.json())
      .nullable()
      .meta({ description: 'What of the finding was different.' }),
    after: z.record(z.string(), z.json()).nullable().meta({ description: 'What it was from then on.' }),
    revision: z
      .int()
      .nullable()
      .meta({ description: "The finding's, from then on; null: it left that alone." }),
    mute: z
      .object({ id: z.string(), reason: z.string(), until: timestamp.nullable() })
      .nullable()
      .meta({ description: 'The mute that it speaks of.' }),
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

export const remediation = z
  .object({
    cli: z.string(),
    terraform: z.string(),
    cloudFormation: z.string(),
    console: z.array(z.string()),
  })
  .meta({ id: 'Remediation' });

const severityPart = z
  .object({
    factor: z.enum(severityFactors),
    points: z.int(),
    detail: z.string().nullable().meta({ description: 'What was seen: an address, a role, a tag.' }),
  })
  .meta({ id: 'SeverityPart' });

export const findingDetail = finding
  .extend({
    rule: ruleText,
    remediation: remediation.meta({ description: "How to mend it, filled in with the finding's own ids." }),
    baseSeverity: z.enum(severities).meta({ description: "The rule's own, before what raises it." }),
    basePoints: z.int(),
    severityParts: z
      .array(severityPart)
      .meta({ description: "What raises it: with the rule's own points they sum up to `risk`." }),
    evidence: z.unknown().meta({ description: 'What was seen, where: by rule. Never a secret.' }),
    dueByHand: z.boolean().meta({ description: 'A person set `dueAt`, not the SLA.' }),
    links: z.array(ticketLink),
    comments: z.array(comment).meta({ description: 'Oldest first, at most 200.' }),
    mutes: z.array(mute).meta({ description: 'The standing mutes that hold or would hold it.' }),
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
    'Only these states. Default, unless the filter speaks of states: what stands and is not muted: open, acknowledged, in-progress.',
  ).optional(),
  resource: repeated('Only findings of these resources, by id.').optional(),
  q: search.optional(),
  filter: propertyFilter(findingFields).optional(),
  ...commonFilters,
  ...page(findingSorts),
});

const { limit: _limit, cursor: _cursor, sort: _sort, ...searchShape } = findingsQuery.shape;

export const findingFacetsQuery = z.object({
  ...searchShape,
  field: list(z.enum(findingFacets), 'Only these facets; default: all.').optional(),
});

export const findingFacetsAnswer = facetsAnswer('Findings').meta({ id: 'FindingFacets' });

export const findingValuesQuery = valuesQuery(findingFields, at);

export const findingGroupsQuery = z.object({
  ...searchShape,
  by: z.enum(findingGroupings).meta({ description: 'What findings of one group have in common.' }),
});

const findingGroup = z
  .object({
    value: z.string().nullable().meta({ description: 'null: the findings without one.' }),
    label: z.string().nullable().meta({ description: 'A name for the value, where it has one.' }),
    count: z.int(),
    worst: z.enum(severities),
    risk: z.int().meta({ description: 'The points of its findings together.' }),
    oldestAt: timestamp,
    rules: z.array(z.enum(ruleIds)),
    firstIds: z.array(z.string()).meta({ description: 'The three findings with the most points.' }),
    remediation: remediation
      .nullable()
      .meta({ description: 'Of a root cause: how to mend it, and so all of its findings.' }),
  })
  .meta({ id: 'FindingGroup' });

export const findingGroupsAnswer = z
  .object({
    groups: z.int().meta({ description: 'How many groups there are.' }),
    data: z.array(findingGroup).meta({ description: 'Those with the most points first, at most 200.' }),
  })
  .meta({ id: 'FindingGroups' });

export const topFixesQuery = z.object(searchShape);

const fix = z
  .object({
    kind: z.enum(fixKinds),
    value: z.string().meta({ description: 'A template or group, a key id, a role ARN, or a resource id.' }),
    label: z.string().nullable(),
    accountId: z.string(),
    region: z.string(),
    count: z.int().meta({ description: 'Findings that it mends.' }),
    worst: z.enum(severities),
    risk: z.int().meta({ description: 'The points that it takes away.' }),
    oldestAt: timestamp,
    rules: z.array(z.enum(ruleIds)),
    firstIds: z.array(z.string()),
    filter: z.string().meta({ description: 'The property filter that finds its findings.' }),
  })
  .meta({ id: 'Fix' });

export const topFixes = z
  .object({
    risk: z.int().meta({ description: 'The points of all findings together.' }),
    data: z.array(fix).meta({ description: 'Ten at most, the one that takes away the most points first.' }),
  })
  .meta({ id: 'TopFixes' });

export const findingsExportQuery = z.object({
  format: z.enum(exportFormats).meta({ description: 'What to write them in.' }),
  ...searchShape,
  sort: findingsQuery.shape.sort,
});

export const findingsExport = z
  .string()
  .meta({ description: 'A file in the format that was asked for: docs/exports.md.' });

export type FindingsExportInput = z.output<typeof findingsExportQuery>;
export type FindingsExportParams = z.input<typeof findingsExportQuery>;
export type Finding = z.infer<typeof finding>;
export type FindingDetail = z.infer<typeof findingDetail>;
export type FindingsPage = z.infer<typeof findingsPage>;
export type FindingsInput = z.output<typeof findingsQuery>;
export type FindingsParams = z.input<typeof findingsQuery>;
export type FindingFacets = z.infer<typeof findingFacetsAnswer>;
export type FindingFacetsParams = z.input<typeof findingFacetsQuery>;
export type FindingFacetsInput = z.output<typeof findingFacetsQuery>;
export type FindingValuesParams = z.input<typeof findingValuesQuery>;
export type FindingValuesInput = z.output<typeof findingValuesQuery>;
export type FindingGroups = z.infer<typeof findingGroupsAnswer>;
export type FindingGroupsParams = z.input<typeof findingGroupsQuery>;
export type FindingGroupsInput = z.output<typeof findingGroupsQuery>;
export type TopFixes = z.infer<typeof topFixes>;
export type TopFixesInput = z.output<typeof topFixesQuery>;
export type FindingEvent = z.infer<typeof findingEvent>;
