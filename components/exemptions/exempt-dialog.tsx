'use client';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Dialog } from '#components/findings/dialog.tsx';
import {
  type PatternDraft,
  patternOf,
  previewParams,
  type Until,
  untilInstant,
} from '#components/findings/mute-until.ts';
import { PatternFields } from '#components/findings/pattern-fields.tsx';
import { PatternPreview } from '#components/findings/pattern-preview.tsx';
import { ReasonField } from '#components/findings/reason-field.tsx';
import { UntilPicker } from '#components/findings/until-picker.tsx';
import { useNow } from '#components/format/clock.tsx';
import { formatCount } from '#components/format/numbers.ts';
import type { ExemptionPreview } from '#lib/api/schemas.ts';
import { exemptInstancesOptions, exemptionPreviewOptions } from '#lib/queries/exemptions.ts';
import { exemptionWords } from '#words/exemptions.ts';

const words = exemptionWords.exempt;

const nothingSaid: PatternDraft = {
  ...{ rule: '', account: '', owner: '', resource: '', tagKey: '', tagValue: '' },
};

type Props = { onDone: (said: string) => void; onClose: () => void };

/** Which instances need no role, why and until when; with what that covers now. */
export default function ExemptDialog({ onDone, onClose }: Props) {
  const now = useNow();
  const [draft, setDraft] = useState(nothingSaid);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState<Until>({ kind: 'days', days: 90 });
  const [isConfirmed, setConfirmed] = useState(false);
  const exempting = useMutation(exemptInstancesOptions(useQueryClient()));
  const { data: preview } = useQuery({
    ...exemptionPreviewOptions(useDeferredValue(previewParams(draft))),
    placeholderData: keepPreviousData,
  });
  const isSure = preview !== undefined && (!preview.isEverything || isConfirmed);
  const submit = () => {
    const { rule: _, ...pattern } = patternOf(draft);
    const confirm = preview?.isEverything ? { confirm: preview.count } : {};
    exempting.mutate(
      { pattern, reason: reason.trim(), until: untilInstant(until, now), ...confirm },
      { onSuccess: ({ instances }) => onDone(words.done(formatCount(instances))) },
    );
  };
  return (
    <Dialog
      title={words.title(formatCount(preview?.count ?? 0))}
      submit={words.submit}
      isBusy={exempting.isPending}
      canSubmit={reason.trim() !== '' && isSure}
      failure={exempting.error?.message ?? null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{words.hint}</p>
      <PatternFields draft={draft} onChange={setDraft} />
      {preview === undefined ? null : (
        <PatternPreview
          words={words}
          counted={countedIn(preview)}
          preview={preview}
          isConfirmed={isConfirmed}
          onConfirm={setConfirmed}
        >
          {preview.first.map(({ accountId, region, instanceId, name }) => (
            <li key={`${accountId}/${region}/${instanceId}`}>
              <bdi>{name === null ? instanceId : `${instanceId} (${name})`}</bdi>
            </li>
          ))}
        </PatternPreview>
      )}
      <ReasonField label={words.reason} reason={reason} onChange={setReason} />
      <UntilPicker until={until} onChange={(next) => next && setUntil(next)} />
    </Dialog>
  );
}

function countedIn({ count, eligible, uncovered }: ExemptionPreview): string {
  return words.counted(formatCount(count), formatCount(eligible), formatCount(uncovered));
}
