import { Badge } from '#components/badge/badge.tsx';
import type { Tone } from '#components/theme/palette.ts';
import type { AccessKey } from '#lib/api/schemas.ts';
import { keyStepWords as words } from '#words/key-steps.ts';

const tones: Record<AccessKey['step'], Tone> = {
  unknown: 'gray',
  watch: 'gray',
  'still-needed': 'orange',
  migrated: 'iris',
  'ready-to-deactivate': 'yellow',
  'deactivate-now': 'red',
  deactivated: 'gray',
  'ready-to-delete': 'yellow',
};

/** Where a key stands on its way to zero; what that means is in its title. */
export function KeyStepBadge({ step }: { step: AccessKey['step'] }) {
  return (
    <span title={words.meanings[step]}>
      <Badge tone={tones[step]}>{words.names[step]}</Badge>
    </span>
  );
}
