'use client';
import { useState } from 'react';
import { formatCount } from '#components/format/numbers.ts';
import type { Filter } from '#lib/domain/property-filter/filter.ts';
import { filterWords as words } from '#words/filter.ts';
import { type FacetCounts, type FacetValue, facetValues, pressFacet } from './facet-model.ts';
import classes from './filter.module.css';

/** A facet: what it is called, and what its values are. */
export type Facet = FacetCounts & { title: string; nameOf?: ((value: string) => string) | undefined };

type Props = { facets: readonly Facet[]; filter: Filter | null; onChange: (filter: Filter | null) => void };

const shownAtFirst = 6;

/** The values of some fields with how many rows have each. Pressing one puts it into the filter, or takes it out. */
export function Facets({ facets, filter, onChange }: Props) {
  return (
    <div className={classes.facets}>
      {facets.map((facet) => (
        <FacetGroup
          key={facet.field}
          facet={facet}
          values={facetValues(facet, filter)}
          onPress={(value) => onChange(pressFacet(filter, facet.field, value))}
        />
      ))}
    </div>
  );
}

type GroupProps = {
  facet: Facet;
  values: readonly FacetValue[];
  onPress: (value: string | null) => void;
};

function FacetGroup({ facet: { title, distinct, nameOf }, values, onPress }: GroupProps) {
  const [isWhole, setWhole] = useState(false);
  const first = values.filter(({ isChosen }, index) => isChosen || index < shownAtFirst);
  const shown = isWhole ? values : first;
  const most = Math.max(1, ...values.map(({ count }) => count));
  const nameOfValue = ({ value, label }: FacetValue) => {
    if (value === null) return words.none;
    return label ?? nameOf?.(value) ?? value;
  };
  return (
    <fieldset className={classes.facet}>
      <legend>{title}</legend>
      {shown.map((each) => (
        <button
          key={each.value ?? '\u0000'}
          type="button"
          aria-pressed={each.isChosen}
          className={classes.value}
          data-none={each.value === null}
          title={each.value ?? words.none}
          onClick={() => onPress(each.value)}
        >
          <bdi>{nameOfValue(each)}</bdi>
          <span className={classes.valueCount}>{formatCount(each.count)}</span>
          <span
            className={classes.share}
            style={{ inlineSize: `${(100 * each.count) / most}%` }}
            aria-hidden="true"
          />
        </button>
      ))}
      {first.length < values.length ? (
        <button
          type="button"
          className={classes.more}
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? words.showFewer : words.showAll(values.length - first.length)}
        </button>
      ) : null}
      {isWhole && distinct > values.length ? (
        <p className={classes.beyond}>{words.beyond(formatCount(distinct - values.length))}</p>
      ) : null}
    </fieldset>
  );
}
