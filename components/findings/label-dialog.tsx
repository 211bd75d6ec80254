'use client';
import { useState } from 'react';
import { formatCount } from '#components/format/numbers.ts';
import { triageWords } from '#words/triage-acts.ts';
import { Dialog } from './dialog.tsx';

const words = triageWords.label;

type Props = { count: number; onLabel: (labels: string[]) => void; onClose: () => void };

/** Labels to put on findings. */
export default function LabelDialog({ count, onLabel, onClose }: Props) {
  const [text, setText] = useState('');
  const labels = text
    .split(',')
    .map((label) => label.trim())
    .filter((label) => label !== '');
  return (
    <Dialog
      title={words.title(formatCount(count))}
      submit={words.submit}
      canSubmit={labels.length > 0}
      onSubmit={() => onLabel(labels)}
      onClose={onClose}
    >
      <label>
        {words.add}
        <input
          autoFocus
          value={text}
          maxLength={500}
          autoComplete="off"
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <small>{words.addHint}</small>
      </label>
    </Dialog>
  );
}
