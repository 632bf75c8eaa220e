import type { Method } from '../../api/method';
import type { StanceEstimate, Sums } from '../../api/stances';
import { formatCounted, formatNumber } from '../../format/format';
import { formatInterval } from '../../stances/labels';
import { Formula } from './Formula';
import { fraction, name, number, root, row, sign } from './mathml';

/** Step 3: the sums of all statements, and their mean. */
export function SumsStep({ sums, estimate }: { sums: Sums; estimate: StanceEstimate }) {
  return (
    <>
      <p>
        E is the evidence: the sum of the weights of {formatCounted(estimate.statements - estimate.unscored, 'statement')}. M is the sum of
        each weight times its intensity. M divided by E is the mean.
        {estimate.unscored > 0 &&
          ` ${formatCounted(estimate.unscored, 'statement')} without a score ${estimate.unscored === 1 ? 'is left' : 'are left'} out.`}
      </p>
      <Formula parts={[row(name('E'), sign('='), sign('∑'), name('w'), sign('='), number(formatNumber(estimate.evidence)))]} />
      <Formula
        parts={[row(name('M'), sign('='), sign('∑'), name('w'), sign('·'), name('x'), sign('='), number(formatNumber(sums.moment)))]}
      />
      {estimate.mean !== null && (
        <Formula
          parts={[
            row(name('mean'), sign('='), fraction(name('M'), name('E'))),
            row(sign('='), fraction(number(formatNumber(sums.moment)), number(formatNumber(estimate.evidence)))),
            row(sign('='), number(formatNumber(estimate.mean))),
          ]}
        />
      )}
    </>
  );
}

/** Step 4: the stance and its interval. */
export function StanceStep({ sums, estimate, method }: { sums: Sums; estimate: StanceEstimate; method: Method }) {
  if (estimate.stance === null || estimate.high === null) return null;
  const below = row(number(formatNumber(estimate.evidence)), sign('+'), number(formatNumber(method.kappa)));
  return (
    <>
      <p>
        The stance is the mean, pulled toward 0 by the prior κ. The more evidence there is, the weaker the pull and the narrower the
        interval.
      </p>
      <Formula
        parts={[
          row(name('stance'), sign('='), fraction(name('M'), row(name('E'), sign('+'), name('κ')))),
          row(sign('='), fraction(number(formatNumber(sums.moment)), below)),
          row(sign('='), number(formatNumber(estimate.stance))),
        ]}
      />
      <Formula
        parts={[
          row(name('stance'), sign('±'), fraction(row(number(method.z), sign('·'), name('σ')), root(row(name('E'), sign('+'), name('κ'))))),
          row(
            sign('='),
            number(formatNumber(estimate.stance)),
            sign('±'),
            fraction(row(number(method.z), sign('·'), number(method.sigma)), root(below)),
          ),
          row(sign('='), number(formatNumber(estimate.stance)), sign('±'), number(formatNumber(estimate.high - estimate.stance))),
        ]}
      />
      <p>So the interval runs from {formatInterval(estimate)}.</p>
    </>
  );
}
