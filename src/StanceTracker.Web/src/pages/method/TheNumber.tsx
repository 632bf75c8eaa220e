import type { Method } from '../../api/method';
import type { Position } from '../../api/stances';
import { intervalOf } from '../../stance/words';
import { counted, formatNumber } from '../../words/format';
import { Formula } from './Formula';
import { fraction, name, number, root, row, sign } from './mathml';
import type { Sums } from './sums';

/** Step 3: the sums of all statements, and their mean. */
export function TheSums({ sums, position }: { sums: Sums; position: Position }) {
  return (
    <>
      <p>
        E is the evidence: the sum of the weights of {counted(position.statements - position.unscored, 'statement')}. M is the sum of each weight times its intensity. M divided by E is the mean.
        {position.unscored > 0 && ` ${counted(position.unscored, 'statement')} without a score ${position.unscored === 1 ? 'is left' : 'are left'} out.`}
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
export function TheNumber({ sums, position, method }: { sums: Sums; position: Position; method: Method }) {
  if (position.stance === null || position.high === null) return null;
  const below = row(number(formatNumber(position.evidence)), sign('+'), number(formatNumber(method.kappa)));
  return (
    <>
      <p>The stance is the mean, pulled toward 0 by the prior κ. The more evidence there is, the weaker the pull and the narrower the interval.</p>
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
      <p>So the interval runs from {intervalOf(position)}.</p>
    </>
  );
}
