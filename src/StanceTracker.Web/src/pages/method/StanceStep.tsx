import type { Method } from '../../api/method';
import type { StanceEstimate } from '../../api/stances';
import { formatInterval } from '../../stances/labels';
import { formatCounted, formatNumber } from '../../format/format';
import { Formula } from './Formula';
import { fraction, name, number, root, row, sign } from './mathml';
import type { Sums } from './sums';

/** Step 3: the sums of all statements, and their mean. */
export function SumsStep({ sums, position }: { sums: Sums; position: StanceEstimate }) {
  return (
    <>
      <p>
        E is the evidence: the weights of {formatCounted(position.statements - position.unscored, 'statement')}, added up. M is the same with each weight times its intensity. One over the other is the mean.
        {position.unscored > 0 && ` ${formatCounted(position.unscored, 'statement')} without a score ${position.unscored === 1 ? 'stays' : 'stay'} out.`}
      </p>
      <Formula parts={[row(name('E'), sign('='), sign('∑'), name('w'), sign('='), number(formatNumber(position.evidence)))]} />
      <Formula parts={[row(name('M'), sign('='), sign('∑'), name('w'), sign('·'), name('x'), sign('='), number(formatNumber(sums.moment)))]} />
      {position.mean !== null && (
        <Formula
          parts={[
            row(name('mean'), sign('='), fraction(name('M'), name('E'))),
            row(sign('='), fraction(number(formatNumber(sums.moment)), number(formatNumber(position.evidence)))),
            row(sign('='), number(formatNumber(position.mean))),
          ]}
        />
      )}
    </>
  );
}

/** Step 4: the stance and its interval. */
export function StanceStep({ sums, position, method }: { sums: Sums; position: StanceEstimate; method: Method }) {
  if (position.stance === null || position.high === null) return null;
  const below = row(number(formatNumber(position.evidence)), sign('+'), number(formatNumber(method.kappa)));
  return (
    <>
      <p>The stance is the mean, drawn toward 0 by the prior κ. The more evidence there is, the less it is drawn, and the narrower the interval.</p>
      <Formula
        parts={[
          row(name('stance'), sign('='), fraction(name('M'), row(name('E'), sign('+'), name('κ')))),
          row(sign('='), fraction(number(formatNumber(sums.moment)), below)),
          row(sign('='), number(formatNumber(position.stance))),
        ]}
      />
      <Formula
        parts={[
          row(name('stance'), sign('±'), fraction(row(number(method.z), sign('·'), name('σ')), root(row(name('E'), sign('+'), name('κ'))))),
          row(sign('='), number(formatNumber(position.stance)), sign('±'), fraction(row(number(method.z), sign('·'), number(method.sigma)), root(below))),
          row(sign('='), number(formatNumber(position.stance)), sign('±'), number(formatNumber(position.high - position.stance))),
        ]}
      />
      <p>So the interval runs from {formatInterval(position)}.</p>
    </>
  );
}
