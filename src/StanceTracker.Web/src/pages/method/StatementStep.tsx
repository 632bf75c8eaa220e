import { useQuery } from '@tanstack/react-query';
import { useActs } from '../../acts/codebook';
import type { Method } from '../../api/method';
import type { Contribution, StanceEstimate } from '../../api/stances';
import { statementQuery } from '../../api/statements';
import { dayNumber } from '../../format/days';
import { formatCounted, formatNumber, formatSigned } from '../../format/format';
import { StatementLine } from '../../statements/StatementLine';
import { Formula } from './Formula';
import classes from './Method.module.css';
import { fraction, name, number, power, row, sign } from './mathml';

interface Props {
  contribution: Contribution;
  estimate: StanceEstimate;
  method: Method;
}

/** Step 1: the statement with the largest share, from its act to that share. */
export function StatementStep({ contribution, estimate, method }: Props) {
  const { data: statement } = useQuery(statementQuery(contribution.statement, String(estimate.knownAt)));
  const act = useActs().get(contribution.act);
  const modality = method.modalities.find((each) => each.modality === statement?.modality);
  const age = Math.max(0, dayNumber(estimate.asOf) - dayNumber(contribution.day));
  const pooled = estimate.evidence + method.kappa;
  const single = contribution.span.earliest === contribution.span.latest || contribution.extent === 'throughout';
  if (contribution.intensity === null) return null;
  return (
    <>
      <p>This is the statement that moves the number most.</p>
      <div className={classes.statement}>{statement && <StatementLine statement={statement} />}</div>
      <p>
        <b>Intensity.</b> The score table {estimate.scores} gives each kind of act a number from −10 to +10.{' '}
        {modality && (
          <>
            {act ? `“${act.label}”` : `Act ${contribution.act}`} has {formatSigned(contribution.intensity / modality.intensity, 1)}.{' '}
            {modality.intensity === 1
              ? 'It counts in full.'
              : `It was ${modality.modality}, not done, so it counts ${formatNumber(modality.intensity, 1)} times as much: ${formatSigned(contribution.intensity)}.`}
          </>
        )}
      </p>
      <p>
        <b>Confidence.</b> {formatCounted(contribution.documents.length, 'document')}{' '}
        {contribution.documents.length === 1 ? 'reports' : 'report'} it. Each counts with the reliability of the source times the
        credibility of the information; several add confidence, but never beyond 1. Here that is {formatNumber(contribution.confidence)}.
      </p>
      <p>
        <b>Age.</b>{' '}
        {contribution.extent === 'throughout'
          ? age === 0
            ? 'It still held on this day, so it has not aged at all.'
            : `It ended ${formatCounted(age, 'day')} earlier, and has aged since.`
          : single
            ? `It is ${formatCounted(age, 'day')} old.`
            : `All that is known is that it happened within a span of ${formatCounted(dayNumber(contribution.span.latest) - dayNumber(contribution.span.earliest) + 1, 'day')}, so its weight is the mean over those days.`}{' '}
        A statement loses half its weight every {formatCounted(estimate.halfLifeDays, 'day')}.
      </p>
      {single && (
        <Formula
          parts={[
            row(name('w'), sign('='), name('c'), sign('·'), power(number('2'), row(sign('−'), name('age'), sign('/'), name('H')))),
            row(
              sign('='),
              number(formatNumber(contribution.confidence)),
              sign('·'),
              power(number('2'), row(sign('−'), number(age), sign('/'), number(estimate.halfLifeDays))),
            ),
            row(sign('='), number(formatNumber(contribution.weight, 3))),
          ]}
        />
      )}
      <p>
        <b>Share.</b> Its weight is {formatNumber(contribution.weight, 3)}. Weight times intensity, divided by all evidence plus the prior,
        is what it adds to the number:
      </p>
      <Formula
        parts={[
          row(fraction(row(name('w'), sign('·'), name('x')), row(name('E'), sign('+'), name('κ')))),
          row(
            sign('='),
            fraction(
              row(number(formatNumber(contribution.weight, 3)), sign('·'), number(formatSigned(contribution.intensity))),
              row(number(formatNumber(estimate.evidence)), sign('+'), number(formatNumber(method.kappa))),
            ),
          ),
          row(sign('='), number(formatSigned(contribution.share, 3))),
        ]}
      />
      <p>
        The prior κ is {formatNumber(method.kappa)}, the square of σ / σ<sub>0</sub> = {method.sigma} / {method.sigma0}: it pulls a number
        with little evidence toward 0. Here E + κ is {formatNumber(pooled)}.
      </p>
    </>
  );
}
