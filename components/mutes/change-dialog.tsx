'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDisplay } from '#components/display/display-provider.tsx';
import { Dialog } from '#components/findings/dialog.tsx';
import { type Until, untilInstant } from '#components/findings/mute-until.ts';
import { ReasonField } from '#components/findings/reason-field.tsx';
import { UntilPicker } from '#components/findings/until-picker.tsx';
import { useNow } from '#components/format/clock.tsx';
import { formatInstant } from '#components/format/times.ts';
import type { Mute } from '#lib/api/schemas.ts';
import { changeMuteOptions } from '#lib/queries/mutes.ts';
import { muteWords as words } from '#words/mutes.ts';

type Props = { mute: Mute; onDone: (said: string) => void; onClose: () => void };

/** Another reason or end for a mute. */
export default function ChangeDialog({ mute: { id, reason, until }, onDone, onClose }: Props) {
  const now = useNow();
  const { timeZone } = useDisplay();
  const [text, setText] = useState(reason);
  const [end, setEnd] = useState<Until | null>(null);
  const changing = useMutation(changeMuteOptions(useQueryClient()));
  const isChanged = end !== null || text.trim() !== reason;
  const submit = () =>
    changing.mutate(
      { id, reason: text.trim(), ...(end === null ? {} : { until: untilInstant(end, now) }) },
      { onSuccess: () => onDone(words.changed) },
    );
  return (
    <Dialog
      title={words.change.title}
      submit={words.change.submit}
      isBusy={changing.isPending}
      canSubmit={text.trim() !== '' && isChanged}
      failure={changing.error?.message ?? null}
      onSubmit={submit}
      onClose={onClose}
    >
      <ReasonField label={words.change.reason} reason={text} onChange={setText} />
      <UntilPicker
        until={end}
        kept={words.change.kept(until === null ? words.forever : formatInstant(until, timeZone))}
        onChange={setEnd}
      />
    </Dialog>
  );
}
