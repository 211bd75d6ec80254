'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Dialog } from '#components/findings/dialog.tsx';
import { formatCount } from '#components/format/numbers.ts';
import type { Exemption } from '#lib/api/schemas.ts';
import { revokeExemptionOptions } from '#lib/queries/exemptions.ts';
import { exemptionWords } from '#words/exemptions.ts';

const words = exemptionWords.revoke;

type Props = { exemption: Exemption; onDone: (said: string) => void; onClose: () => void };

/** Asks whether an exemption is to be revoked, and says what that brings back. */
export default function RevokeDialog({ exemption: { id, reason, instances }, onDone, onClose }: Props) {
  const revoking = useMutation(revokeExemptionOptions(useQueryClient()));
  return (
    <Dialog
      title={words.title}
      submit={words.submit}
      isBusy={revoking.isPending}
      failure={revoking.error?.message ?? null}
      onSubmit={() => revoking.mutate(id, { onSuccess: () => onDone(words.done) })}
      onClose={onClose}
    >
      <p>
        <bdi>{reason}</bdi>
      </p>
      <p>{words.ask(formatCount(instances))}</p>
    </Dialog>
  );
}
