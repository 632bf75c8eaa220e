import { parseBothClocks } from '../../clocks/clocks';
import { isDay } from '../../format/days';

/** The tabs below the curves. */
export const pairViews = ['why', 'replay', 'compare'] as const;

/** The orders of a replay: as it became known, or as it happened. */
export const replayOrders = ['known', 'said'] as const;

/** The page's parameters in the address. */
export interface PairSearch {
  /** The first and the last visible day. Default: the latest years. */
  from?: string;
  to?: string;
  /** The pinned statement. */
  pin?: string;
  /** Default: why. */
  view?: (typeof pairViews)[number];
  /** The order of the replay. Default: known. */
  order?: (typeof replayOrders)[number];
  /** The line of the replay, from 1. */
  line?: number;
  /** The clocks to compare with: `asOf,knownAt`. */
  with?: string;
}

/** Reads the page's parameters; ignores invalid values. */
export function parsePairSearch(search: Record<string, unknown>): PairSearch {
  const text = (name: string) => (search[name] === undefined ? '' : String(search[name]));
  const day = (name: string) => (isDay(text(name)) ? text(name) : undefined);
  const line = Number(text('line'));
  return {
    from: day('from'),
    to: day('to'),
    pin: /^[a-z0-9-]+$/.test(text('pin')) ? text('pin') : undefined,
    view: pairViews.find((view) => view === text('view') && view !== 'why'),
    order: replayOrders.find((order) => order === text('order') && order !== 'known'),
    line: Number.isInteger(line) && line > 0 ? line : undefined,
    with: parseBothClocks(text('with')) ? text('with') : undefined,
  };
}
