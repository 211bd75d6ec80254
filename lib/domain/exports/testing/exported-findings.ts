import { allRules } from '#lib/domain/rules/index.ts';
import type { Rule } from '#lib/domain/rules/rule.ts';
import type { ExportedFinding } from '../exported-finding.ts';

const resourceIds: Record<ExportedFinding['resourceKind'], string> = {
  instance: 'i-0abc',
  'launch-template': 'lt-0abc:3',
  'access-key': 'AKIA************WXYZ',
  role: 'arn:aws:iam::111111111111:role/team/web',
  repository: 'github.com/acme/web',
  host: 'web-1',
};

/** A finding of a rule, open since 2026-11-01, unless told otherwise. */
export function exportedFinding(rule: Rule, change: Partial<ExportedFinding> = {}): ExportedFinding {
  const resourceKind = rule.resourceKind === 'instance-or-role' ? 'role' : rule.resourceKind;
  const resourceId = resourceIds[resourceKind];
  const region = ['access-key', 'role', 'repository', 'host'].includes(resourceKind) ? 'global' : 'eu-west-1';
  const evidence = {
    place: 'user data',
    line: 12,
    column: 4,
    isRoot: false,
    lastUsedAt: null,
    path: 'a b/c.env',
  };
  return {
    ...{ id: '20a321c40ea10f5b6f411462b4e66e08', accountId: '111111111111', region, ruleId: rule.id },
    ...{ resourceKind, resourceId, severity: rule.severity, owner: 'payments' },
    ...{ title: `${rule.title}: ${resourceId}`, state: 'open', reopened: 0 },
    ...{ openedAt: '2026-11-01T00:00:00.000Z', resolvedAt: null, resolution: null },
    updatedAt: '2026-11-01T00:00:00.000Z',
    ...{ risk: 55, rootCause: null, assignee: null, dueAt: null, labels: [] },
    rule: { title: rule.title, rationale: rule.rationale, compliance: rule.compliance },
    remediation: rule.remediate({ region, resourceId, evidence }),
    evidence,
    ...change,
  };
}

const resolved = { state: 'resolved', resolvedAt: '2026-11-03T00:00:00.000Z' } as const;

/** A finding of every rule: open, seen again, resolved in two ways, and with the worst of texts. */
export const exportedFindings: readonly ExportedFinding[] = allRules.flatMap((rule) => [
  exportedFinding(rule),
  exportedFinding(rule, { updatedAt: '2026-11-02T00:00:00.000Z', reopened: 2 }),
  exportedFinding(rule, {
    ...{ state: 'in-progress', assignee: 'kim', dueAt: '2026-11-08T00:00:00.000Z', labels: ['q4', '+1'] },
  }),
  exportedFinding(rule, { state: 'muted' }),
  exportedFinding(rule, { ...resolved, resolution: 'remediated' }),
  exportedFinding(rule, { ...resolved, resolution: 'instance-terminated' }),
  exportedFinding(rule, {
    title: `=HYPERLINK("https://example.com")\r\n${'🦊'.repeat(2_000)}`,
    owner: '@SUM(1+1)',
    evidence: { place: '🦊'.repeat(2_000), nested: { list: [1, '<b>'] }, empty: '' },
  }),
]);
