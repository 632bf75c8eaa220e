import { Fragment, type ReactNode } from 'react';
import type { Method } from '../../api/method';
import { formatNumber } from '../../format/format';
import classes from './Method.module.css';

/** The meaning of the words shown next to numbers. */
export function Glossary({ method }: { method: Method }) {
  const announced = method.modalities.find((one) => one.modality === 'announced');
  const conditional = method.modalities.find((one) => one.modality === 'conditional');
  const graded = (grades: Method['reliability']) =>
    grades.map(({ grade, meaning, factor }) => `${grade}: ${meaning} (${factor})`).join(', ');
  const terms: readonly (readonly [string, ReactNode])[] = [
    [
      'unknown',
      'The ledger has no scored statements by that day. Unknown is not zero: zero would mean that there is evidence, and that it balances.',
    ],
    [
      'faded',
      `There were statements, but they are so old that their evidence is below ${formatNumber(method.fadedBelow)}. The last stance before it faded is shown instead.`,
    ],
    ['mixed', 'There is strong evidence both for and against at the same time. The number alone, near 0, would hide it.'],
    [
      'thin, leaning, clear',
      `How much evidence there is. Thin: less than ${method.thinBelow}, about one fresh statement beyond doubt. Leaning: more, but the interval still includes 0. Clear: the interval excludes 0.`,
    ],
    [
      'within, throughout',
      'An act within a span happened once, on a day not known more precisely than the span. An act throughout a span, such as sanctions or shelter, held all the time; it does not age while it holds.',
    ],
    [
      'announced, conditional',
      `Announced: said but not yet done; its intensity is multiplied by ${announced?.intensity}. Conditional: depends on something else; its confidence is multiplied by ${conditional?.confidence}.`,
    ],
    [
      'as of, known at',
      'The two clocks. “As of” is the day in the world that you ask about. “Known at” is how far the ledger is read, so that a past answer can be reproduced exactly.',
    ],
    [
      'reliability',
      `The first half of the Admiralty code (${method.gradesSource}): how far a source is trusted, with its factor: ${graded(method.reliability)}.`,
    ],
    ['credibility', `The second half: how credible the information is, with its factor: ${graded(method.credibility)}.`],
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
