'use client';
import { useMounted } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
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
      <Picker
        label={words.account}
        all={words.allAccounts}
        value={scope.account}
        options={accounts.map(({ accountId, name }) => ({
          value: accountId,
          label: name === accountId ? accountId : `${name} (${accountId})`,
        }))}
        onChange={(value) => setScope({ account: value })}
      />
      <Picker
        label={words.region}
        all={words.allRegions}
        value={scope.region}
        options={regions.map((region) => ({ value: region, label: region }))}
        onChange={(value) => setScope({ region: value })}
      />
      <Picker
        label={words.owner}
        all={words.allOwners}
        value={scope.owner}
        options={owners.map(({ owner }) => ({ value: owner, label: owner }))}
        onChange={(value) => setScope({ owner: value })}
      />
    </div>
  );
}

type PickerProps = {
  label: string;
  all: string;
  value: string | null;
  options: readonly { value: string; label: string }[];
  onChange: (value: string | null) => void;
};

function Picker({ label, all, value, options, onChange }: PickerProps) {
  // Before the page has its scripts, a choice would be lost.
  const isReady = useMounted();
  const isListed = value === null || options.some((option) => option.value === value);
  return (
    <span className={classes.picker}>
      <select
        aria-label={label}
        value={value ?? ''}
        disabled={!isReady}
        data-chosen={value !== null}
        onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : currentTarget.value)}
      >
        <option value="">{all}</option>
        {isListed ? null : <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <IconChevronDown size={14} aria-hidden="true" />
    </span>
  );
}
