import type { Method } from '../../api/method';
import type { StanceEstimate, Sums } from '../../api/stances';
import { formatNumber } from '../../format/format';
import { formatLabel } from '../../stances/labels';
import { formatBounds } from './formatBounds';

/** Step 5: from the numbers to the label. */
export function LabelStep({ sums, estimate, method }: { sums: Sums; estimate: StanceEstimate; method: Method }) {
  const { label, certainty, mean, evidence } = estimate;
  return (
    <>
      <p>
        The label follows the mean, because the stance is pulled toward 0 when there is little evidence, and little evidence is not the same
        as a mild stance. The bounds are {formatBounds(method.labels)}.
      </p>
      {label === 'faded' ? (
        <p>
          Here the evidence has shrunk to {formatNumber(evidence)}, below {formatNumber(method.fadedBelow)}: it has faded, and no label is
          given for this day.
        </p>
      ) : (
        <p>
          The evidence for adds up to {formatNumber(sums.for)}, the evidence against to {formatNumber(sums.against)}. If the smaller is at
          least a {method.mixedRatio === 3 ? 'third' : `${method.mixedRatio}th part`} of the larger, and the larger is at least E, the label
          is “mixed”.{' '}
          {label === 'mixed'
            ? 'That is the case here.'
            : mean !== null && `That is not the case here; the mean of ${formatNumber(mean)} reads “${label}”.`}
        </p>
      )}
      {certainty !== null && label !== 'faded' && (
        <p>
          {certainty === 'thin' &&
            `The evidence of ${formatNumber(evidence)} is below ${method.thinBelow}, less than one fresh statement beyond doubt: it is thin.`}
          {certainty === 'clear' &&
            `There is enough evidence (${formatNumber(evidence)}), and the interval lies wholly on one side of 0: it is clear.`}
          {certainty === 'leaning' && `There is enough evidence (${formatNumber(evidence)}), but the interval includes 0: it is leaning.`}
        </p>
      )}
      <p>
        The result: <b>{formatLabel(estimate)}</b>.
      </p>
    </>
  );
}
