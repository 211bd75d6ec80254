import { z } from 'zod';
import type { Transaction } from '#lib/db/client.ts';
import { type ContextQuestion, readSeverityContext } from '#lib/db/read-severity-context.ts';
import type { FindingDraft } from '#lib/domain/rules/rule.ts';
import type { Settings } from '#lib/domain/settings.ts';
import { type JudgedSeverity, severityInContext } from '#lib/domain/severity.ts';
import { factorsBearingOn, rootCauseOf, severityContextOf } from '#lib/domain/severity-context.ts';
import { templateIdOf } from '#lib/domain/template-id.ts';

/** A draft with its severity where it stands, the sum behind it, and what one has to mend. */
export type JudgedDraft = FindingDraft & {
  baseSeverity: FindingDraft['severity'];
  severityParts: JudgedSeverity['parts'];
  risk: number;
  rootCause: string | null;
};

const storedTags = z.record(z.string(), z.string()).nullable().catch(null);

const nothing = {
  ...{ publicIp: null, administratorRole: null, tags: null },
  ...{ keyUsedAt: null, keyUser: null, keyUserStanding: null },
  ...{ launchTemplateId: null, autoScalingGroup: null },
};

/** Judges drafts of an account by what stands around them at an instant. */
export async function judgeInContext(
  tx: Transaction,
  { accountId, at }: { accountId: string; at: Date },
  drafts: readonly FindingDraft[],
  settings: Pick<Settings, 'severity'>,
): Promise<JudgedDraft[]> {
  const rows = await readSeverityContext(tx, accountId, drafts.map(questionOf));
  const byFingerprint = new Map(rows.map((row) => [row.fingerprint, row]));
  return drafts.map((draft) => {
    const around = byFingerprint.get(draft.fingerprint) ?? nothing;
    const surroundings = { ...around, tags: storedTags.parse(around.tags) };
    const context = severityContextOf(surroundings, settings.severity, at);
    const { severity, risk, parts } = severityInContext(draft.severity, context, factorsBearingOn(draft));
    return {
      ...draft,
      ...{ severity, risk, severityParts: parts, baseSeverity: draft.severity },
      rootCause: rootCauseOf(around),
    };
  });
}

function questionOf({
  fingerprint,
  region,
  resourceKind,
  resourceId,
  evidence,
}: FindingDraft): ContextQuestion {
  const exposed = typeof evidence.accessKeyId === 'string' ? evidence.accessKeyId : null;
  return {
    ...{ fingerprint, region, resourceKind },
    resourceId: resourceKind === 'launch-template' ? templateIdOf(resourceId) : resourceId,
    accessKeyId: resourceKind === 'access-key' ? resourceId : exposed,
  };
}
