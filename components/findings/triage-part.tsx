'use client';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '#components/button/button.tsx';
import { IconButton, LinkButton } from '#components/button/quiet-buttons.tsx';
import { type Fact, Facts } from '#components/detail/facts.tsx';
import { Instant, RelativeTime } from '#components/format/time.tsx';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import type { FindingAct, FindingDetail } from '#lib/api/schemas.ts';
import { removeMuteOptions } from '#lib/queries/mutes.ts';
import { triageWords } from '#words/triage-acts.ts';
import classes from './triage.module.css';
import type { TriageKind, TriageState } from './use-triage.ts';

const words = triageWords.facts;

type Props = { finding: FindingDetail; triage: TriageState };

/** Who sees to a finding, by when, what it is called, and what can be done with it. */
export function TriagePart({ finding, triage }: Props) {
  const client = useQueryClient();
  const removing = useMutation(removeMuteOptions(client));
  const onAct = (act: FindingAct) => triage.actOn(finding, act);
  const facts: Fact[] = [
    { label: words.assignee, value: <bdi>{finding.assignee ?? words.nobody}</bdi> },
    { label: words.due, value: <Due finding={finding} onAct={onAct} /> },
    { label: words.labels, value: <Labels finding={finding} onAct={onAct} />, isWide: true },
    { label: words.tickets, value: <Tickets finding={finding} onAct={onAct} />, isWide: true },
  ];
  return (
    <>
      <div className={classes.acts}>
        {kindsOf(finding.state).map((kind) => (
          <Button
            key={kind}
            size="small"
            disabled={triage.isBusy}
            onClick={() => triage.beginOn(kind, finding)}
          >
            {triageWords.acts[kind].do}
          </Button>
        ))}
      </div>
      {finding.mutes.map((mute) => (
        <p key={mute.id} className={classes.muted}>
          {words.muted(mute.createdBy)}{' '}
          {mute.until === null ? (
            words.forGood
          ) : (
            <>
              {words.mutedUntil} <Instant at={mute.until} />
            </>
          )}
          {mute.pattern === null ? '' : `, ${words.byPattern}`}: <bdi>{mute.reason}</bdi>{' '}
          <LinkButton onClick={() => removing.mutate(mute.id)}>{words.removeMute}</LinkButton>{' '}
          <ScopedLink href="/findings/mutes">{words.allMutes}</ScopedLink>
        </p>
      ))}
      <Facts facts={facts} />
    </>
  );
}

const moves: Record<FindingDetail['state'], readonly TriageKind[]> = {
  open: ['acknowledge', 'start', 'mute', 'assign'],
  acknowledged: ['start', 'return', 'mute', 'assign'],
  'in-progress': ['acknowledge', 'return', 'mute', 'assign'],
  muted: ['unmute', 'assign'],
  resolved: ['assign'],
};

function kindsOf(state: FindingDetail['state']): readonly TriageKind[] {
  return moves[state];
}

type PartProps = { finding: FindingDetail; onAct: (act: FindingAct) => void };

function Due({ finding: { dueAt, dueByHand, isOverdue, state }, onAct }: PartProps) {
  return (
    <>
      {dueAt === null ? (
        words.noDue
      ) : (
        <span data-overdue={isOverdue} className={classes.due}>
          <Instant at={dueAt} /> (<RelativeTime at={dueAt} />
          {isOverdue ? `, ${words.overdue}` : ''})
        </span>
      )}{' '}
      {dueAt === null ? null : <span className={classes.hint}>{dueByHand ? words.byHand : words.bySla}</span>}
      {state === 'resolved' ? null : (
        <input
          type="date"
          className={classes.day}
          aria-label={triageWords.acts['set-due'].do}
          value=""
          onChange={({ currentTarget: { value } }) =>
            onAct({ kind: 'set-due', dueAt: value === '' ? null : value })
          }
        />
      )}
    </>
  );
}

function Labels({ finding: { labels }, onAct }: PartProps) {
  return (
    <div className={classes.chips}>
      {labels.map((label) => (
        <span key={label} className={classes.chip}>
          <bdi>{label}</bdi>
          <IconButton
            size="small"
            label={words.removeLabel(label)}
            onClick={() => onAct({ kind: 'label', remove: [label] })}
          >
            <IconX size={12} aria-hidden="true" />
          </IconButton>
        </span>
      ))}
      <Adder label={words.addLabel} longest={50} onAdd={(label) => onAct({ kind: 'label', add: [label] })} />
    </div>
  );
}

function Tickets({ finding: { links }, onAct }: PartProps) {
  return (
    <div className={classes.chips}>
      {links.map(({ url, title }) => (
        <span key={url} className={classes.chip}>
          <a href={url} target="_blank" rel="noopener noreferrer">
            <bdi>{title}</bdi>
          </a>
          <IconButton
            size="small"
            label={words.removeTicket(title)}
            onClick={() => onAct({ kind: 'link', remove: [url] })}
          >
            <IconX size={12} aria-hidden="true" />
          </IconButton>
        </span>
      ))}
      <Adder
        label={words.addTicket}
        hint={words.ticketHint}
        type="url"
        longest={2_048}
        onAdd={(url) => onAct({ kind: 'link', add: [{ url, title: titleOf(url) }] })}
      />
    </div>
  );
}

/** `PAY-123` of `https://tracker.example/browse/PAY-123`; without a path the host. */
function titleOf(url: string): string {
  const [host = url, ...path] = url
    .replace(/^https:\/\//, '')
    .split(/[/?#]/)
    .filter((part) => part !== '');
  return path.at(-1) ?? host;
}

type AdderProps = {
  label: string;
  hint?: string;
  type?: 'text' | 'url';
  longest: number;
  onAdd: (text: string) => void;
};

function Adder({ label, hint, type = 'text', longest, onAdd }: AdderProps) {
  const [text, setText] = useState('');
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    onAdd(text.trim());
    setText('');
  };
  return (
    <form onSubmit={add} className={classes.adder}>
      <input
        type={type}
        aria-label={label}
        placeholder={hint ?? label}
        pattern={type === 'url' ? 'https://.*' : undefined}
        value={text}
        maxLength={longest}
        autoComplete="off"
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
    </form>
  );
}
