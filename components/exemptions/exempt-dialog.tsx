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
import classes from '#components/findings/triage.module.css';
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
        <Preview preview={preview} isConfirmed={isConfirmed} onConfirm={setConfirmed} />
      )}
      <label>
        {words.reason}
        <textarea
          required
          rows={2}
          maxLength={500}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </label>
      <UntilPicker until={until} onChange={(next) => next && setUntil(next)} />
    </Dialog>
  );
}

type PreviewProps = {
  preview: ExemptionPreview;
  isConfirmed: boolean;
  onConfirm: (isConfirmed: boolean) => void;
};

function Preview({ preview, isConfirmed, onConfirm }: PreviewProps) {
  const { count, uncovered, eligible, first, isEverything } = preview;
  return (
    <div className={classes.preview} role="status" data-count={count}>
      <strong>{words.counted(formatCount(count), formatCount(eligible), formatCount(uncovered))}</strong>
      <ul>
        {first.map(({ accountId, region, instanceId, name }) => (
          <li key={`${accountId}/${region}/${instanceId}`}>
            <bdi>{name === null ? instanceId : `${instanceId} (${name})`}</bdi>
          </li>
        ))}
        {count > first.length ? <li>{words.more(formatCount(count - first.length))}</li> : null}
      </ul>
      {isEverything ? (
        <label className={classes.confirm}>
          <input
            type="checkbox"
            checked={isConfirmed}
            onChange={({ currentTarget }) => onConfirm(currentTarget.checked)}
          />
          {words.everything(formatCount(count))}
        </label>
      ) : null}
    </div>
  );
}
