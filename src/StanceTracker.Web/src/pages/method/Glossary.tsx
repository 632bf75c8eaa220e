import { Fragment, type ReactNode } from 'react';
import type { Method } from '../../api/method';
import { credibilities, reliabilities } from '../../labels/admiralty';
import { formatNumber } from '../../format/format';
import classes from './Method.module.css';

/** What the words mean that stand beside numbers. */
export function Glossary({ method }: { method: Method }) {
  const announced = method.modalities.find((one) => one.modality === 'announced');
  const conditional = method.modalities.find((one) => one.modality === 'conditional');
  const graded = (labels: readonly { value: string | number; label: string }[], factors: Method['reliability']) =>
    labels.map(({ value, label }) => `${label} (${factors.find((one) => one.grade === String(value))?.factor ?? ''})`).join(', ');
  const terms: readonly (readonly [string, ReactNode])[] = [
    ['unknown', 'The ledger holds no scored statement by that day. It is not zero: zero would mean that there is evidence, and that it balances.'],
    ['faded', `There were statements, but they are so old that their evidence is below ${formatNumber(method.fadedBelow)}. The last position before it faded is told instead.`],
    ['mixed', 'Much speaks for and much against at the same time. The number alone, near 0, would hide it.'],
    ['thin, leaning, clear', `How much evidence there is. Thin: less than ${method.thinBelow}, about one fresh statement beyond doubt. Leaning: more, but the interval still holds 0. Clear: the interval excludes 0.`],
    ['within, throughout', 'An act within a span was done once, on a day not known better than the span. An act throughout a span held all the time, such as sanctions or shelter; it does not age while it holds.'],
    ['announced, conditional', `Announced is said but not yet done; its intensity counts ${announced?.intensity} times. Conditional depends on something else; its confidence counts ${conditional?.confidence} times.`],
    ['as of, known at', 'The two clocks. “As of” is the day in the world that is asked about. “Known at” is how far the ledger is read, so that an answer of the past can be given again as it was.'],
    ['reliability', `The first half of the Admiralty code, how far a source is trusted, and its factor: ${graded(reliabilities, method.reliability)}.`],
    ['credibility', `The second half, how far the information is to be believed, and its factor: ${graded(credibilities, method.credibility)}.`],
  ];
  return (
    <dl className={classes.terms}>
      {terms.map(([term, meaning]) => (
        <Fragment key={term}>
          <dt>{term}</dt>
          <dd>{meaning}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
