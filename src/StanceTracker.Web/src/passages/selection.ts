import { codePointStarts, type TextRange } from './textRanges';

/** A text as a text area shows it: each line ending is one character. */
export const toTextAreaValue = (text: string): string => text.replace(/\r\n?/g, '\n');

/** Converts an offset in the shown text to one in the original. */
export function toSourceOffset(text: string, shown: number): number {
  let at = 0;
  for (let count = 0; count < shown && at < text.length; count++) at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
  return at;
}

/** The place selected in the shown text, widened to whole code points; undefined without a selection. */
export function rangeFromSelection(text: string, from: number, to: number): TextRange | undefined {
  const starts = codePointStarts(text);
  const [first, last] = [toSourceOffset(text, from), toSourceOffset(text, to)];
  if (last <= first) return undefined;
  const after = starts.findIndex((at) => at > first);
  return { start: after < 0 ? starts.length - 1 : after - 1, end: starts.findIndex((at) => at >= last) };
}

/** Converts a place to offsets in the shown text, for a text area to select. */
export function selectionFromRange(text: string, { start, end }: TextRange): [from: number, to: number] {
  const starts = codePointStarts(text);
  const before = (codePoint: number) => toTextAreaValue(text.slice(0, starts[codePoint])).length;
  return [before(start), before(end)];
}

/** The length of a text in code points. */
export const codePointLength = (text: string): number => codePointStarts(text).length - 1;
