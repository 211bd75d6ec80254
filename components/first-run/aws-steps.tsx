import { IconAlertTriangle, IconCheck, IconQuestionMark } from '@tabler/icons-react';
import { WithCode } from '#components/format/with-code.tsx';
import { Snippet } from '#components/panel/snippet.tsx';
import type { Setup } from '#lib/api/schemas.ts';
import { firstRunWords as words } from '#words/first-run.ts';
import classes from './first-run.module.css';
import { credentialsState, ownersState, permissionsState, regionsState } from './first-run-model.ts';
import { Step } from './step.tsx';

type Account = Setup['accounts'][number];
type Props = { setup: Setup | undefined; policy: string };

/** What of AWS the first run needs: credentials, permissions, regions and tags of owners. */
export function AwsSteps({ setup, policy }: Props) {
  const accounts = setup?.accounts ?? [];
  return (
    <>
      <Step title={words.credentials.title} state={credentialsState(setup)}>
        {accounts.map((account) => (
          <Credentials key={account.accountId} account={account} />
        ))}
        {credentialsState(setup) === 'done' ? null : (
          <>
            <p>{words.credentials.how}</p>
            <Snippet name={words.credentials.howName} text={words.credentials.commands} />
          </>
        )}
        <p>{words.credentials.more}</p>
      </Step>
      <Step title={words.permissions.title} state={permissionsState(setup)}>
        {accounts.map((account) => (
          <Permissions key={account.accountId} account={account} />
        ))}
        {permissionsState(setup) === 'unknown' ? (
          <>
            <p>{words.permissions.first}</p>
            <Snippet name={words.permissions.policyName} text={policy} />
          </>
        ) : null}
      </Step>
      <Step title={words.regions.title} state={regionsState(setup)}>
        {accounts.map((account) => (
          <Regions key={account.accountId} account={account} />
        ))}
        <p>
          <WithCode text={words.regions.fewer} />
        </p>
      </Step>
      <Step title={words.owners.title} state={ownersState(setup)}>
        {setup === undefined ? null : <OwnerTags tags={setup.ownerTags} />}
      </Step>
    </>
  );
}

function Name({ account: { name, accountId } }: { account: Account }) {
  const id = name ?? accountId;
  return <strong>{id === null ? words.ownAccount : words.account(id)}</strong>;
}

function Credentials({ account }: { account: Account }) {
  const { kind, arn, problem, mend } = account.credentials;
  return (
    <>
      <p>
        <Name account={account} /> {problem === null ? words.credentials.found : words.credentials.none}{' '}
        {kind}
        {problem === null ? null : `: ${problem}`}
      </p>
      {arn === null ? null : (
        <p>
          <code>{arn}</code>
        </p>
      )}
      {mend === null ? null : <Snippet name={words.credentials.howName} text={mend} />}
    </>
  );
}

const signs = { allowed: IconCheck, denied: IconAlertTriangle, unknown: IconQuestionMark };

function Permissions({ account }: { account: Account }) {
  const { permissions, mendingPolicy } = account;
  if (permissions.length === 0) return null;
  const allowed = permissions.filter(({ state }) => state === 'allowed').length;
  return (
    <>
      <p>
        <Name account={account} /> {words.permissions.allowed(allowed, permissions.length)}.{' '}
        {words.permissions.tried}
      </p>
      <ul className={classes.permissions}>
        {permissions.map(({ action, purpose, state, isOptional, reason }) => {
          const Sign = signs[state];
          return (
            <li key={action} title={reason ?? undefined}>
              <Sign
                size={14}
                className={classes.sign}
                data-state={state}
                role="img"
                aria-label={words.permissions.states[state]}
              />
              <code>{action}</code>
              <span>
                {purpose}
                {isOptional && state !== 'allowed' ? ` (${words.permissions.optional})` : null}
                {reason === null ? null : `: ${reason}`}
              </span>
            </li>
          );
        })}
      </ul>
      {mendingPolicy === null ? null : (
        <>
          <p>{words.permissions.paste}</p>
          <Snippet name={words.permissions.policyName} text={JSON.stringify(mendingPolicy, null, 2)} />
        </>
      )}
    </>
  );
}

function Regions({ account }: { account: Account }) {
  const { regions } = account;
  return (
    <p>
      <Name account={account} />{' '}
      {regions === null ? (
        words.regions.unknown
      ) : (
        <>
          {words.regions.count(regions.length)}: {regions.join(', ')}
        </>
      )}
    </p>
  );
}

function OwnerTags({ tags: { configured, keys, instances, isSample } }: { tags: Setup['ownerTags'] }) {
  const own = words.owners;
  return (
    <>
      <p>{instances === 0 ? own.none : isSample ? own.sample(instances) : own.seen(instances)}</p>
      {instances === 0 ? null : (
        <ul className={classes.tags}>
          {keys.map(({ key, instances: count, isConfigured }) => (
            <li key={key} data-configured={isConfigured} title={key}>
              <code>
                <bdi>{key}</bdi>
              </code>{' '}
              {count === 0 ? own.notSeen : own.on(count, instances)}
              {isConfigured ? `, ${own.used}` : null}
            </li>
          ))}
        </ul>
      )}
      <p>{own.other(configured)}</p>
      <Snippet name={own.settingsName} text={own.settings([...configured, 'cost-centre'])} />
    </>
  );
}
