import { codePointStarts, type TextRange } from './textRanges';

/** A text as a text area shows it: each end of line is one character. */
export const toTextAreaValue = (text: string): string => text.replace(/\r\n?/g, '\n');

/** The offset in the text itself of one in the text as it is shown. */
export function toSourceOffset(text: string, shown: number): number {
  let at = 0;
  for (let count = 0; count < shown && at < text.length; count++) at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
  return at;
}

/** The place that is selected in the text as it is shown, widened to whole code points; none where nothing is. */
export function rangeFromSelection(text: string, from: number, to: number): TextRange | undefined {
  const starts = codePointStarts(text);
  const [first, last] = [toSourceOffset(text, from), toSourceOffset(text, to)];
  if (last <= first) return undefined;
  const after = starts.findIndex((at) => at > first);
  return { start: after < 0 ? starts.length - 1 : after - 1, end: starts.findIndex((at) => at >= last) };
}

/** Where a place lies in the text as it is shown, for a text area to select. */
export function selectionFromRange(text: string, { start, end }: TextRange): [from: number, to: number] {
  const starts = codePointStarts(text);
  const before = (codePoint: number) => toTextAreaValue(text.slice(0, starts[codePoint])).length;
  return [before(start), before(end)];
}

/** How long a text is, in code points. */
export const codePointLength = (text: string): number => codePointStarts(text).length - 1;
