/** The start of each code point of a text, in UTF-16 units; the last entry is the end. Passages count code points, browsers UTF-16 units. */
export function codePointStarts(text: string): Uint32Array {
  const starts = new Uint32Array(text.length + 1);
  let count = 0;
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) starts[count++] = at;
  starts[count++] = text.length;
  return starts.slice(0, count);
}

/** A place in a text, in code points; it ends before `end`. */
export interface TextRange {
  start: number;
  end: number;
}

/** The part of a text at a place; undefined if the text is too short. */
export function sliceRange(text: string, starts: Uint32Array, { start, end }: TextRange): string | undefined {
  const [from, to] = [starts[start], starts[end]];
  return from === undefined || to === undefined ? undefined : text.slice(from, to);
}

/** A piece of a text, and the indexes of the places that cover it. */
export interface Segment {
  text: string;
  ranges: number[];
}

/** Splits a text where places begin and end. Places may overlap; those beyond the text cover nothing. */
export function splitIntoSegments(text: string, starts: Uint32Array, ranges: readonly TextRange[]): Segment[] {
  const last = starts.length - 1;
  const cuts = [...new Set([0, last, ...ranges.flatMap(({ start, end }) => [start, end])])]
    .filter((cut) => cut <= last)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1] ?? last;
    return {
      text: sliceRange(text, starts, { start, end }) ?? '',
      ranges: ranges.flatMap((range, k) => (range.start <= start && range.end >= end && range.end <= last ? [k] : [])),
    };
  });
}
