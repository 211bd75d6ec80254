'use client';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { SeverityBadge } from '#components/badges/severity-badge.tsx';
import { useNow } from '#components/format/clock.tsx';
import { formatCount } from '#components/format/numbers.ts';
import type { Finding, FindingAct, MutePreview, MuteRequest } from '#lib/api/schemas.ts';
import { muteByPatternOptions, mutePreviewOptions } from '#lib/queries/mutes.ts';
import { findingWords } from '#words/findings.ts';
import { triageWords } from '#words/triage-acts.ts';
import { Dialog } from './dialog.tsx';
import { type PatternDraft, patternOf, previewParams, type Until, untilInstant } from './mute-until.ts';
import { PatternFields } from './pattern-fields.tsx';
import { PatternPreview } from './pattern-preview.tsx';
import { ReasonField } from './reason-field.tsx';
import classes from './triage.module.css';
import { UntilPicker } from './until-picker.tsx';

const words = triageWords.mute;

type Props = {
  count: number;
  /** What a pattern begins with: the finding that one is at. */
  example: Finding | undefined;
  onMute: (act: FindingAct) => void;
  /** A pattern was muted by: the act that mutes what it catches has begun. */
  onMuted: (bulkActId: string) => void;
  onClose: () => void;
};

/** Why and until when findings are to be out of sight: some, or whatever a pattern catches. */
export default function MuteDialog({ count, example, onMute, onMuted, onClose }: Props) {
  const now = useNow();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState<Until>({ kind: 'days', days: 30 });
  const [isByPattern, setByPattern] = useState(false);
  const [draft, setDraft] = useState<PatternDraft>(() => patternLike(example));
  const [isConfirmed, setConfirmed] = useState(false);
  const muting = useMutation(muteByPatternOptions(useQueryClient()));
  const preview = usePreview(draft, isByPattern);
  const isSure = !isByPattern || (preview !== undefined && (!preview.isEverything || isConfirmed));
  const submit = () => {
    const common = { reason: reason.trim(), until: untilInstant(until, now) };
    if (!isByPattern) return onMute({ kind: 'mute', ...common });
    const confirm = preview?.isEverything ? { confirm: preview.count } : {};
    muting.mutate(
      { pattern: patternOf(draft) as MuteRequest['pattern'], ...common, ...confirm },
      { onSuccess: ({ bulkAct }) => onMuted(bulkAct.id) },
    );
  };
  return (
    <Dialog
      title={words.title(formatCount(isByPattern ? (preview?.count ?? 0) : count))}
      submit={words.submit}
      isBusy={muting.isPending}
      canSubmit={reason.trim() !== '' && isSure}
      failure={muting.error?.message ?? null}
      onSubmit={submit}
      onClose={onClose}
    >
      <fieldset className={classes.choice}>
        <legend>{words.what}</legend>
        <label>
          <input type="radio" name="what" checked={!isByPattern} onChange={() => setByPattern(false)} />
          {words.these(formatCount(count))}
        </label>
        <label>
          <input type="radio" name="what" checked={isByPattern} onChange={() => setByPattern(true)} />
          {words.pattern}
        </label>
      </fieldset>
      {isByPattern ? (
        <>
          <PatternFields draft={draft} rules={findingWords.rules} onChange={setDraft} />
          {preview === undefined ? null : (
            <PatternPreview
              words={words}
              counted={words.catches(formatCount(preview.count), formatCount(preview.standing))}
              preview={preview}
              isConfirmed={isConfirmed}
              onConfirm={setConfirmed}
            >
              {preview.first.map(({ id, title, severity }) => (
                <li key={id}>
                  <SeverityBadge severity={severity} /> <bdi title={title}>{title}</bdi>
                </li>
              ))}
            </PatternPreview>
          )}
        </>
      ) : null}
      <ReasonField
        label={words.reason}
        hint={words.reasonHint}
        autoFocus
        reason={reason}
        onChange={setReason}
      />
      <UntilPicker until={until} onChange={(next) => next && setUntil(next)} />
    </Dialog>
  );
}

function patternLike(example: Finding | undefined): PatternDraft {
  const { ruleId = '', resourceId = '' } = example ?? {};
  return { rule: ruleId, account: '', owner: '', resource: resourceId, tagKey: '', tagValue: '' };
}

function usePreview(draft: PatternDraft, isWanted: boolean): MutePreview | undefined {
  const params = useDeferredValue(previewParams(draft));
  const { data } = useQuery({
    ...mutePreviewOptions(params),
    enabled: isWanted,
    placeholderData: keepPreviousData,
  });
  return data;
}
