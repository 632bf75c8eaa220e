import { useQuery } from '@tanstack/react-query';
import type { Method } from '../../api/method';
import type { Contribution, Position } from '../../api/stances';
import { statementOf } from '../../api/statements';
import { useActs } from '../../acts/acts';
import { StatementLine } from '../../statements/StatementLine';
import { dayNumber } from '../../words/days';
import { counted, formatNumber, formatSigned } from '../../words/format';
import { Formula } from './Formula';
import classes from './Method.module.css';
import { fraction, name, number, power, row, sign } from './mathml';

interface Props {
  one: Contribution;
  position: Position;
  method: Method;
}

/** Step 1: the statement with the largest share, from its act to that share. */
export function OneStatement({ one, position, method }: Props) {
  const { data: statement } = useQuery(statementOf(one.statement, String(position.knownAt)));
  const act = useActs().get(one.act);
  const modality = method.modalities.find((each) => each.modality === statement?.modality);
  const age = Math.max(0, dayNumber(position.asOf) - dayNumber(one.day));
  const pooled = position.evidence + method.kappa;
  const single = one.span.earliest === one.span.latest || one.extent === 'throughout';
  if (one.intensity === null) return null;
  return (
    <>
      <p>This is the statement that moves the number most.</p>
      <div className={classes.statement}>{statement && <StatementLine statement={statement} />}</div>
      <p>
        <b>Intensity.</b> The score table {position.scores} gives each kind of act a number from −10 to +10.{' '}
        {modality && (
          <>
            {act ? `“${act.label}”` : `Act ${one.act}`} has {formatSigned(one.intensity / modality.intensity, 1)}.{' '}
            {modality.intensity === 1
              ? 'It counts in full.'
              : `It was ${modality.modality}, not done, so it counts ${formatNumber(modality.intensity, 1)} times as much: ${formatSigned(one.intensity)}.`}
          </>
        )}
      </p>
      <p>
        <b>Confidence.</b> {counted(one.documents.length, 'document')} {one.documents.length === 1 ? 'reports' : 'report'} it. Each counts with the reliability of the source times the credibility of the information; several
        add confidence, but never beyond 1. Here that is {formatNumber(one.confidence)}.
      </p>
      <p>
        <b>Age.</b>{' '}
        {one.extent === 'throughout'
          ? age === 0
            ? 'It still held on this day, so it has not aged at all.'
            : `It ended ${counted(age, 'day')} earlier, and has aged since.`
          : single
            ? `It is ${counted(age, 'day')} old.`
            : `All that is known is that it happened within a span of ${counted(dayNumber(one.span.latest) - dayNumber(one.span.earliest) + 1, 'day')}, so its weight is the mean over those days.`}{' '}
        A statement loses half its weight every {counted(position.halfLifeDays, 'day')}.
      </p>
      {single && (
        <Formula
          parts={[
            row(name('w'), sign('='), name('c'), sign('·'), power(number('2'), row(sign('−'), name('age'), sign('/'), name('H')))),
            row(sign('='), number(formatNumber(one.confidence)), sign('·'), power(number('2'), row(sign('−'), number(age), sign('/'), number(position.halfLifeDays)))),
            row(sign('='), number(formatNumber(one.weight, 3))),
          ]}
        />
      )}
      <p>
        <b>Share.</b> Its weight is {formatNumber(one.weight, 3)}. Weight times intensity, divided by all evidence plus the prior, is what it adds to the number:
      </p>
      <Formula
        parts={[
          row(fraction(row(name('w'), sign('·'), name('x')), row(name('E'), sign('+'), name('κ')))),
          row(sign('='), fraction(row(number(formatNumber(one.weight, 3)), sign('·'), number(formatSigned(one.intensity))), row(number(formatNumber(position.evidence)), sign('+'), number(formatNumber(method.kappa))))),
          row(sign('='), number(formatSigned(one.share, 3))),
        ]}
      />
      <p>
        The prior κ is {formatNumber(method.kappa)}, the square of σ / σ<sub>0</sub> = {method.sigma} / {method.sigma0}: it pulls a number with little evidence toward 0. Here E + κ is {formatNumber(pooled)}.
      </p>
    </>
  );
}
