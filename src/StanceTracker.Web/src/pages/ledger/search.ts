import { type EventType, eventTypes } from '../../labels/eventTypes';

/** What the address says of the ledger's page. */
export interface LedgerSearch {
  type?: EventType;
  /** A stream, such as `actor-iran`. */
  stream?: string;
  /** Who recorded. */
  by?: string;
  /** The position of the event that is open. */
  at?: number;
}

/** Reads the ledger's part of an address; what is wrong is left out. */
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

/** Whether a text names a stream. */
export const isStream = (text: string): boolean => /^(actor|document|claim|statement)-[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
