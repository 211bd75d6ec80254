'use client';
import { useDisplay } from '#components/display/display-provider.tsx';
import { formatInstant } from '#components/format/times.ts';
import { Notice } from '#components/panel/panel-states.tsx';
import { detailWords as words } from '#words/detail.ts';

/** Says that what is shown is not there any more; nothing of what is. */
export function GoneNotice({ at }: { at: string | null }) {
  const { timeZone } = useDisplay();
  return at === null ? null : <Notice>{words.gone(formatInstant(at, timeZone))}</Notice>;
}
