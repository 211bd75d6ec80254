'use client';
import { useScope } from '#components/scope/use-scope.ts';
import { triageWords } from '#words/triage-acts.ts';
import type { PatternDraft } from './mute-until.ts';
import classes from './triage.module.css';

const words = triageWords.mute;

type Props = {
  draft: PatternDraft;
  /** The rules to choose from, by id; without them, the pattern is of resources. */
  rules?: Readonly<Record<string, string>>;
  onChange: (draft: PatternDraft) => void;
};

/** A pattern to fill in: what is left empty leaves nothing out. */
export function PatternFields({ draft, rules, onChange }: Props) {
  const { accounts } = useScope();
  const text = (field: keyof PatternDraft, label: string, hint?: string) => (
    <label>
      {label}
      <input
        value={draft[field]}
        maxLength={256}
        autoComplete="off"
        onChange={({ currentTarget }) => onChange({ ...draft, [field]: currentTarget.value })}
      />
      {hint ? <small>{hint}</small> : null}
    </label>
  );
  return (
    <div className={classes.fields}>
      {rules === undefined ? null : (
        <label>
          {words.rule}
          <select
            value={draft.rule}
            onChange={({ currentTarget }) => onChange({ ...draft, rule: currentTarget.value })}
          >
            <option value="">{words.anyRule}</option>
            {Object.entries(rules).map(([rule, name]) => (
              <option key={rule} value={rule}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        {words.account}
        <select
          value={draft.account}
          onChange={({ currentTarget }) => onChange({ ...draft, account: currentTarget.value })}
        >
          <option value="">{words.anyAccount}</option>
          {accounts.map(({ accountId, name }) => (
            <option key={accountId} value={accountId}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {text('owner', words.owner)}
      {text('resource', words.resource, words.resourceHint)}
      {text('tagKey', words.tagKey)}
      {text('tagValue', words.tagValue)}
    </div>
  );
}
