import { formatCount } from '#components/format/numbers.ts';
import { Panel } from '#components/panel/panel.tsx';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { colour } from '#components/theme/palette.ts';
import type { AccessKeyCounts } from '#lib/api/schemas.ts';
import { ownersWords } from '#words/owners.ts';
import classes from './scorecard.module.css';

const words = ownersWords.keys;
const shades = { '0-90': 'age1', '91-180': 'age2', '181-365': 'age3', 'over-365': 'age4' } as const;

/** The active access keys of an owner by age. */
export function KeyAgesPanel({ owner, keys }: { owner: string; keys: AccessKeyCounts | null }) {
  return (
    <Panel title={words.title} aside={keys === null ? null : words.aside(keys.active)}>
      {keys === null ? <p className={classes.none}>{words.unknown}</p> : null}
      {keys !== null && keys.active === 0 ? <p className={classes.none}>{words.empty}</p> : null}
      {keys !== null && keys.active > 0 ? <Bands keys={keys} /> : null}
      <ScopedLink className={classes.link} href="/access-keys" params={{ owner }}>
        {words.all}
      </ScopedLink>
    </Panel>
  );
}

function Bands({ keys }: { keys: AccessKeyCounts }) {
  const most = Math.max(1, ...keys.ageBands.map(({ count }) => count));
  return (
    <>
      <dl className={classes.bands}>
        {keys.ageBands.map(({ band, count }) => (
          <div key={band}>
            <dt>{words.band(band)}</dt>
            <dd>
              <span
                className={classes.band}
                style={{ width: `${(100 * count) / most}%`, background: colour(shades[band]) }}
                aria-hidden="true"
              />
              {formatCount(count)}
            </dd>
          </div>
        ))}
      </dl>
      <p className={classes.none}>
        {words.neverUsed(keys.neverUsed)}, {words.unused(keys.unused45Days)}
      </p>
    </>
  );
}
