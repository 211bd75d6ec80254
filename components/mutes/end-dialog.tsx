'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Dialog } from '#components/findings/dialog.tsx';
import { formatCount } from '#components/format/numbers.ts';
import type { Mute } from '#lib/api/schemas.ts';
import { removeMuteOptions } from '#lib/queries/mutes.ts';
import { muteWords as words } from '#words/mutes.ts';

type Props = { mute: Mute; onDone: (said: string) => void; onClose: () => void };

/** Asks whether a mute is to end, and says what comes back. */
export default function EndDialog({ mute, onDone, onClose }: Props) {
  const ending = useMutation(removeMuteOptions(useQueryClient()));
  return (
    <Dialog
      title={words.end.title}
      submit={words.end.submit}
      isBusy={ending.isPending}
      failure={ending.error?.message ?? null}
      onSubmit={() =>
        ending.mutate(mute.id, {
          onSuccess: ({ broughtBack }) => onDone(words.back(formatCount(broughtBack))),
        })
      }
      onClose={onClose}
    >
      <p>
        <bdi>{mute.reason}</bdi>
      </p>
      <p>{words.end.ask(formatCount(mute.findings))}</p>
    </Dialog>
  );
}
