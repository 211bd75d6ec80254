'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Mute } from '#lib/api/schemas.ts';
import { changeMuteOptions } from '#lib/queries/mutes.ts';
import { muteWords as words } from '#words/mutes.ts';
import { ChangeDecision } from './change-decision.tsx';

type Props = { mute: Mute; onDone: (said: string) => void; onClose: () => void };

/** Another reason or end for a mute. */
export default function ChangeDialog({ mute, ...dialog }: Props) {
  const changing = useMutation(changeMuteOptions(useQueryClient()));
  return <ChangeDecision decision={mute} words={words} changing={changing} {...dialog} />;
}
