import { csvLine } from '#lib/domain/csv.ts';
import { controlLine } from './controls.ts';
import type { ExportedFinding, Serialiser } from './exported-finding.ts';

const columns: Readonly<Record<string, (finding: ExportedFinding) => string>> = {
  id: ({ id }) => id,
  rule: ({ ruleId }) => ruleId,
  title: ({ title }) => title,
  severity: ({ severity }) => severity,
  state: ({ state }) => state,
  account: ({ accountId }) => accountId,
  region: ({ region }) => region,
  resourceKind: ({ resourceKind }) => resourceKind,
  resource: ({ resourceId }) => resourceId,
  owner: ({ owner }) => owner,
  openedAt: ({ openedAt }) => openedAt,
  resolvedAt: ({ resolvedAt }) => resolvedAt ?? '',
  resolution: ({ resolution }) => resolution ?? '',
  reopened: ({ reopened }) => String(reopened),
  updatedAt: ({ updatedAt }) => updatedAt,
  risk: ({ risk }) => String(risk),
  rootCause: ({ rootCause }) => rootCause ?? '',
  assignee: ({ assignee }) => assignee ?? '',
  dueAt: ({ dueAt }) => dueAt ?? '',
  labels: ({ labels }) => labels.join('; '),
  controls: ({ rule }) => rule.compliance.map(controlLine).join('; '),
  remediation: ({ remediation }) => remediation.cli,
};

/** Findings as CSV (RFC 4180) for spreadsheets: a header, then a line each. */
export const csvSerialiser: Serialiser = {
  begin: csvLine(Object.keys(columns)),
  between: '',
  write: (finding) => csvLine(Object.values(columns).map((cell) => cell(finding))),
  end: () => '',
};
