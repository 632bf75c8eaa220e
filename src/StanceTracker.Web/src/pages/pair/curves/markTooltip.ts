import { quadClasses } from '../../../acts/quadClasses';
import { formatDay, formatNumber, formatSigned } from '../../../format/format';
import type { Mark } from './marks';

/** The tooltip of a statement's mark; an element, so that text is never parsed as markup. */
export function markTooltip(mark: Mark | undefined): HTMLElement {
  const box = document.createElement('div');
  if (!mark) return box;
  box.style.cssText = 'max-width: 22rem; white-space: normal; font-variant-numeric: tabular-nums';
  const line = (text: string, weight = '400') => {
    const part = document.createElement('div');
    [part.textContent, part.style.fontWeight] = [text, weight];
    box.append(part);
  };
  line(`${formatDay(mark.day)} · ${mark.speaker ?? mark.statement}`, '600');
  if (mark.paraphrase) line(mark.paraphrase);
  if (mark.act) line(`${mark.act}${mark.quad ? ` (${quadClasses[mark.quad].label})` : ''}`);
  const score = mark.intensity === null ? 'no score' : `intensity ${formatSigned(mark.intensity, 1)}`;
  line(
    `${score}, confidence ${formatNumber(mark.confidence)}, ${mark.share === null ? 'after the “as of” day' : `weight ${formatNumber(mark.weight)}, share ${formatSigned(mark.share)}`}`,
  );
  return box;
}
