'use client';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { formatCount } from '#components/format/numbers.ts';
import { useScope } from '#components/scope/use-scope.ts';
import { findingValuesOptions } from '#lib/queries/queue.ts';
import { triageWords } from '#words/triage-acts.ts';
import { Dialog } from './dialog.tsx';

const words = triageWords.assign;

type Props = { count: number; onAssign: (assignee: string | null) => void; onClose: () => void };

/** Who is to see to findings; whoever sees to others already is proposed. */
export default function AssignDialog({ count, onAssign, onClose }: Props) {
  const { scope } = useScope();
  const [name, setName] = useState('');
  const { data: known = [] } = useQuery(findingValuesOptions(scope, 'assignee', ''));
  const id = useId();
  const wanted = name.trim();
  return (
    <Dialog
      title={words.title(formatCount(count))}
      submit={wanted === '' ? words.nobody : words.submit}
      onSubmit={() => onAssign(wanted === '' ? null : wanted)}
      onClose={onClose}
    >
      <label>
        {words.to}
        <input
          autoFocus
          value={name}
          maxLength={100}
          list={id}
          autoComplete="off"
          placeholder={words.nobody}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <small>{words.hint}</small>
      </label>
      <datalist id={id}>
        {known.map(({ value }) => (
          <option key={value} value={value} />
        ))}
      </datalist>
    </Dialog>
  );
}
