import { type EventType, eventTypes } from '../../labels/eventTypes';

/** The page's parameters in the address. */
export interface LedgerSearch {
  type?: EventType;
  /** A stream, such as `actor-iran`. */
  stream?: string;
  /** Who recorded the event. */
  by?: string;
  /** The position of the open event. */
  at?: number;
}

/** Reads the page's parameters; ignores invalid values. */
export function parseLedgerSearch(search: Record<string, unknown>): LedgerSearch {
  const text = (name: string) => (search[name] === undefined || search[name] === '' ? undefined : String(search[name]));
  const at = Number(text('at'));
  return {
    type: eventTypes.find((type) => type === text('type')),
    stream: text('stream') && isStream(text('stream') ?? '') ? text('stream') : undefined,
    by: text('by'),
    at: Number.isSafeInteger(at) && at > 0 ? at : undefined,
  };
}

/** Whether a text is a valid stream name. */
export const isStream = (text: string): boolean => /^(actor|document|claim|statement)-[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
