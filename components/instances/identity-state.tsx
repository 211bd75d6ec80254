import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconHelpCircle } from '@tabler/icons-react';
import { Age, Instant } from '#components/format/time.tsx';
import { instanceWords } from '#words/instances.ts';
import type { Headline } from './identity-headline.ts';
import classes from './instance.module.css';

const icons: Record<Headline['tone'], typeof IconCircleCheck> = {
  good: IconCircleCheck,
  bad: IconAlertTriangle,
  unknown: IconHelpCircle,
  quiet: IconCircleDashed,
};

/** The state of an instance's identity, before everything else. */
export function IdentityState({ headline: { tone, title, since, detail } }: { headline: Headline }) {
  const Icon = icons[tone];
  return (
    <section className={classes.state} data-tone={tone} aria-label={title}>
      <Icon size={26} aria-hidden="true" />
      <div>
        <p className={classes.stateTitle}>
          <bdi>{title}</bdi>
        </p>
        <p className={classes.stateDetail}>
          {since === null ? null : (
            <>
              {instanceWords.headline.since} <Instant at={since} /> (<Age since={since} />)
              {detail ? '. ' : ''}
            </>
          )}
          {detail}
        </p>
      </div>
    </section>
  );
}
