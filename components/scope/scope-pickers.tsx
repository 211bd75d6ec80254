'use client';
import { Select } from '#components/select/select.tsx';
import { scopeWords as words } from '#words/scope.ts';
import classes from './scope.module.css';
import { useScope } from './use-scope.ts';

/** Account, region and owner, kept in the address bar. */
export function ScopePickers() {
  const { scope, accounts, owners, setScope } = useScope();
  const shown = accounts.filter(({ accountId }) => scope.account === null || accountId === scope.account);
  const regions = [...new Set(shown.flatMap((account) => account.regions))].sort();
  return (
    <div className={classes.pickers}>
      <Select
        label={words.account}
        all={words.allAccounts}
        value={scope.account}
        options={accounts.map(({ accountId, name }) => ({
          value: accountId,
          label: name === accountId ? accountId : `${name} (${accountId})`,
        }))}
        onChange={(value) => setScope({ account: value })}
      />
      <Select
        label={words.region}
        all={words.allRegions}
        value={scope.region}
        options={regions.map((region) => ({ value: region, label: region }))}
        onChange={(value) => setScope({ region: value })}
      />
      <Select
        label={words.owner}
        all={words.allOwners}
        value={scope.owner}
        options={owners.map(({ owner }) => ({ value: owner, label: owner }))}
        onChange={(value) => setScope({ owner: value })}
      />
    </div>
  );
}
