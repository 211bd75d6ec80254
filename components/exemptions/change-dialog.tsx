'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ChangeDecision } from '#components/mutes/change-decision.tsx';
import type { Exemption } from '#lib/api/schemas.ts';
import { changeExemptionOptions } from '#lib/queries/exemptions.ts';
import { exemptionWords as words } from '#words/exemptions.ts';

type Props = { exemption: Exemption; onDone: (said: string) => void; onClose: () => void };

/** Another reason or end for an exemption. */
export default function ChangeDialog({ exemption, ...dialog }: Props) {
  const changing = useMutation(changeExemptionOptions(useQueryClient()));
  return <ChangeDecision decision={exemption} words={words} changing={changing} {...dialog} />;
}
