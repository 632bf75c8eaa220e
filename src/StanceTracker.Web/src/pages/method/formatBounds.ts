import type { Method } from '../../api/method';
import { formatNumber } from '../../format/format';

const bound = (value: number): string => formatNumber(value, Number.isInteger(value) ? 0 : 1);

/** The bounds of the labels in words: "hostile up to −5, critical up to −1.5, neutral between, favourable from 1.5, aligned from 5". */
export function formatBounds(labels: Method['labels']): string {
  return labels
    .map(({ label, from, to }) => {
      if (to !== null && to <= 0) return `${label} up to ${bound(to)}`;
      if (from !== null && from >= 0) return `${label} from ${bound(from)}`;
      return `${label} between`;
    })
    .join(', ');
}
