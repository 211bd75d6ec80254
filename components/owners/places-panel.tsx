import { Panel } from '#components/panel/panel.tsx';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import type { OwnerDetail } from '#lib/api/schemas.ts';
import { ownersWords } from '#words/owners.ts';
import classes from './scorecard.module.css';

const words = ownersWords.places;

/** How an owner compares with the others, and the ways to what it holds. */
export function PlacesPanel({ owner: { owner, places, openFindings, roles, openEpisodes } }: Props) {
  const { coverage, openFindings: findings } = places;
  const { total, critical, high } = openFindings;
  return (
    <Panel title={words.title}>
      <dl className={classes.places}>
        <Place name={words.coverage} place={coverage} />
        <Place name={words.findings} place={findings} />
      </dl>
      <ul className={classes.list}>
        <Way href="/findings" owner={owner} text={ownersWords.findings(total, critical, high)} />
        <Way href="/instances" owner={owner} text={words.uncovered(openEpisodes)} />
        <Way href="/roles" owner={owner} text={words.roles(roles)} />
      </ul>
    </Panel>
  );
}

type Props = { owner: OwnerDetail };

function Place({ name, place }: { name: string; place: OwnerDetail['places']['coverage'] }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {place === null ? (
          words.none
        ) : (
          <>
            <strong>{words.place(place.place)}</strong> {words.of(place.of)}
          </>
        )}
      </dd>
    </div>
  );
}

function Way({ href, owner, text }: { href: string; owner: string; text: string }) {
  return (
    <li>
      <ScopedLink className={classes.link} href={href} params={{ owner }}>
        {text}
      </ScopedLink>
    </li>
  );
}
