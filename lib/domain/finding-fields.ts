import { findingStates } from './findings.ts';
import type { FilterField } from './property-filter/field.ts';
import { findingResourceKinds, ruleIds, severities } from './rules/rule-ids.ts';
import { severityFactors } from './severity.ts';

/** What findings can be filtered by. Their names are those of the filter, of facets and of columns. */
export const findingFields = [
  { name: 'rule', kind: 'enum', hint: 'the rule that is broken', values: ruleIds },
  { name: 'severity', kind: 'level', hint: 'how bad it is', values: severities.toReversed() },
  { name: 'state', kind: 'enum', hint: 'where it is in its life', values: findingStates },
  { name: 'owner', kind: 'text', hint: 'whom the resource belongs to' },
  { name: 'account', kind: 'text', hint: 'account id' },
  { name: 'region', kind: 'text', hint: 'AWS region, or global' },
  { name: 'resource', kind: 'text', hint: 'id of the resource' },
  { name: 'kind', kind: 'enum', hint: 'kind of the resource', values: findingResourceKinds },
  { name: 'title', kind: 'text', hint: 'what was found' },
  { name: 'age', kind: 'age', hint: 'how long ago it was opened' },
  { name: 'opened', kind: 'time', hint: 'when it was opened' },
  { name: 'resolved', kind: 'time', hint: 'when it was resolved', isNullable: true },
  { name: 'resolution', kind: 'text', hint: 'how it was resolved', isNullable: true },
  { name: 'assignee', kind: 'text', hint: 'who sees to it', isNullable: true },
  { name: 'due', kind: 'time', hint: 'when it is to be resolved', isNullable: true },
  { name: 'overdue', kind: 'flag', hint: 'it stands longer than it should' },
  { name: 'label', kind: 'text', hint: 'a label', isNullable: true },
  { name: 'cause', kind: 'text', hint: 'launch template or group to mend', isNullable: true },
  { name: 'key', kind: 'text', hint: 'id of the access key', isNullable: true },
  { name: 'factor', kind: 'enum', hint: 'what raises it', values: severityFactors, isNullable: true },
  { name: 'risk', kind: 'number', hint: "points of the severity's sum" },
  { name: 'reopened', kind: 'number', hint: 'how often it came back' },
  { name: 'muted', kind: 'flag', hint: 'it is muted' },
  { name: 'mute', kind: 'text', hint: 'id of the mute that holds it', isNullable: true },
  { name: 'framework', kind: 'text', hint: 'a framework that it breaks', isNullable: true },
  { name: 'control', kind: 'text', hint: 'a control that it breaks', isNullable: true },
  { name: 'tag', kind: 'tags', hint: 'a tag of the resource, by its key' },
] as const satisfies readonly FilterField[];

export type FindingField = (typeof findingFields)[number]['name'];

/** The fields whose values are counted beside the list. */
export const findingFacets = [
  'severity',
  'state',
  'rule',
  'owner',
  'account',
  'region',
  'cause',
  'assignee',
  'factor',
  'label',
] as const satisfies readonly FindingField[];

/** What findings can be grouped by. */
export const findingGroupings = [
  'rule',
  'owner',
  'account',
  'cause',
  'key',
] as const satisfies readonly FindingField[];

export type FindingGrouping = (typeof findingGroupings)[number];
