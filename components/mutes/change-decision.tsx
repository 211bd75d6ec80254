import { useState } from 'react';
import type { Decision } from '#components/decisions/decision-table.tsx';
import { useDisplay } from '#components/display/display-provider.tsx';
import { Dialog } from '#components/findings/dialog.tsx';
import { type Until, untilInstant } from '#components/findings/mute-until.ts';
import { ReasonField } from '#components/findings/reason-field.tsx';
import { UntilPicker } from '#components/findings/until-picker.tsx';
import { useNow } from '#components/format/clock.tsx';
import { formatInstant } from '#components/format/times.ts';

type Change = { id: string; reason: string; until?: string | null };

type Words = {
  change: { title: string; reason: string; kept: (day: string) => string; submit: string; done: string };
  /** When one without an end ends. */
  forever: string;
};

type Props = {
  decision: Decision;
  words: Words;
  changing: {
    mutate: (change: Change, options: { onSuccess: () => void }) => void;
    isPending: boolean;
    error: Error | null;
  };
  onDone: (said: string) => void;
  onClose: () => void;
};

/** Another reason or end for what was decided. */
export function ChangeDecision({ decision, words, changing, onDone, onClose }: Props) {
  const { id, reason, until } = decision;
  const now = useNow();
  const { timeZone } = useDisplay();
  const [text, setText] = useState(reason);
  const [end, setEnd] = useState<Until | null>(null);
  const isChanged = end !== null || text.trim() !== reason;
  const submit = () =>
    changing.mutate(
      { id, reason: text.trim(), ...(end === null ? {} : { until: untilInstant(end, now) }) },
      { onSuccess: () => onDone(words.change.done) },
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
