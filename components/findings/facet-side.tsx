'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/button/button.tsx';
import { type Facet, Facets } from '#components/filter/facets.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import type { FindingFacets } from '#lib/api/schemas.ts';
import type { Filter } from '#lib/domain/property-filter/filter.ts';
import { severities } from '#lib/domain/rules/rule-ids.ts';
import { badgeWords } from '#words/badges.ts';
import { filterWords } from '#words/filter.ts';
import { findingWords } from '#words/findings.ts';
import { queueWords as words } from '#words/queue.ts';
import classes from './queue.module.css';

const height = 560;

type Props = {
  query: UseQueryResult<FindingFacets>;
  filter: Filter | null;
  onChange: (filter: Filter | null) => void;
};

/** How many findings there are of each kind: beside the queue where there is room, behind a button where there is not. */
export function FacetSide({ query, filter, onChange }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <aside className={classes.side} data-open={isOpen} aria-label={filterWords.facets}>
      <Button className={classes.sideButton} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {filterWords.facets}
      </Button>
      <div className={classes.sideBody}>
        <QueryBody query={query} what={findingWords.what} height={height}>
          {({ facets }) => <Facets facets={facets.map(titled)} filter={filter} onChange={onChange} />}
        </QueryBody>
      </div>
    </aside>
  );
}

const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  state: badgeWords.findingState,
  rule: findingWords.rules,
  factor: words.factors,
};

function titled({ values, ...facet }: FindingFacets['facets'][number]): Facet {
  const own = names[facet.field];
  return {
    ...facet,
    title: words.facets[facet.field] ?? facet.field,
    values: facet.field === 'severity' ? worstFirst(values) : values,
    nameOf: own && ((value) => own[value] ?? value),
  };
}

function worstFirst(values: Facet['values']): Facet['values'] {
  const order: readonly (string | null)[] = severities;
  return values.toSorted((one, other) => order.indexOf(one.value) - order.indexOf(other.value));
}
