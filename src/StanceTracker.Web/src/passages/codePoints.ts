/** The start of each code point of a text, in UTF-16 units; the last entry is the end. Passages count code points, browsers UTF-16 units. */
export function codePointStarts(text: string): Uint32Array {
  const starts = new Uint32Array(text.length + 1);
  let count = 0;
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) starts[count++] = at;
  starts[count++] = text.length;
  return starts.slice(0, count);
}

/** A place in a text, in code points; it ends before `end`. */
export interface Place {
  start: number;
  end: number;
}

/** The part of a text at a place; undefined if the text is too short. */
export function sliceOf(text: string, starts: Uint32Array, { start, end }: Place): string | undefined {
  const [from, to] = [starts[start], starts[end]];
  return from === undefined || to === undefined ? undefined : text.slice(from, to);
}

/** A piece of a text, and the indexes of the places that cover it. */
export interface Piece {
  text: string;
  places: number[];
}

/** Splits a text where places begin and end. Places may overlap; those beyond the text cover nothing. */
export function piecesOf(text: string, starts: Uint32Array, places: readonly Place[]): Piece[] {
  const last = starts.length - 1;
  const cuts = [...new Set([0, last, ...places.flatMap(({ start, end }) => [start, end])])].filter((cut) => cut <= last).sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1] ?? last;
    return { text: sliceOf(text, starts, { start, end }) ?? '', places: places.flatMap((place, k) => (place.start <= start && place.end >= end && place.end <= last ? [k] : [])) };
  });
}
