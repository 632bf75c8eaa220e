import type { Method } from '../../api/method';
import type { StanceEstimate } from '../../api/stances';
import { formatLabel } from '../../stances/labels';
import { formatNumber } from '../../format/format';
import type { Sums } from './sums';
import { formatBounds } from './formatBounds';

/** Step 5: from the numbers to the word. */
export function LabelStep({ sums, estimate, method }: { sums: Sums; estimate: StanceEstimate; method: Method }) {
  const { label, certainty, mean, evidence } = estimate;
  return (
    <>
      <p>
        The word goes by the mean, because the stance is drawn toward 0 where there is little evidence, and little evidence is not the same as a mild stance. The bounds are {formatBounds(method.labels)}.
      </p>
      {label === 'faded' ? (
        <p>
          Here the evidence has shrunk to {formatNumber(evidence)}, below {formatNumber(method.fadedBelow)}: it has faded, and no word is given for today.
        </p>
      ) : (
        <p>
          What speaks for adds up to {formatNumber(sums.plus)}, what speaks against to {formatNumber(sums.minus)}. If the lesser is at least a {method.mixedRatio === 3 ? 'third' : `${method.mixedRatio}th part`} of the greater, and the
          greater at least E, the word is “mixed”. {label === 'mixed' ? 'That is so here.' : mean !== null && `That is not so here; the mean of ${formatNumber(mean)} reads “${label}”.`}
        </p>
      )}
      {certainty !== null && label !== 'faded' && (
        <p>
          {certainty === 'thin' && `The evidence of ${formatNumber(evidence)} is below ${method.thinBelow}, less than one fresh statement beyond doubt: it is thin.`}
          {certainty === 'clear' && `There is evidence enough (${formatNumber(evidence)}), and the interval lies wholly on one side of 0: it is clear.`}
          {certainty === 'leaning' && `There is evidence enough (${formatNumber(evidence)}), but the interval holds 0: it is leaning.`}
        </p>
      )}
      <p>
        In a word: <b>{formatLabel(estimate)}</b>.
      </p>
    </>
  );
}
