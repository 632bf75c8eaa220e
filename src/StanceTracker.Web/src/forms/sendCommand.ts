import { api, type Schema, unwrap } from '../api/client';
import type { paths } from '../api/schema';
import { sha256Hex } from '../hashing/sha256';
import { encodeHeader, getAnalyst } from './analyst';

type CommandOperation = { post: { requestBody: { content: { 'application/json': unknown } } } };

/** The paths that record something. */
export type CommandPath = { [P in keyof paths]: paths[P] extends CommandOperation ? P : never }[keyof paths];

/** The request body for one of them. */
export type CommandBody<P extends CommandPath> = paths[P] extends CommandOperation
  ? paths[P]['post']['requestBody']['content']['application/json']
  : never;

/** The record to append to; empty for a new one. */
export interface CommandTarget {
  /** The record's ID. */
  id?: string;
  /** The version the change is based on. */
  version?: number;
}

/**
 * Records something in the analyst's name. Resending the same content after a lost answer records it once: the idempotency key is derived from it.
 * @param scope Distinguishes equal contents that are meant separately: the draft, the dialog.
 */
export async function sendCommand<P extends CommandPath>(
  path: P,
  body: CommandBody<P>,
  { id, version }: CommandTarget,
  scope: string,
): Promise<Schema<'WriteReceipt'>> {
  const key = (await sha256Hex([scope, path, id, version, getAnalyst(), JSON.stringify(body)].join('\n'))).slice(0, 40);
  const header = {
    'Idempotency-Key': key,
    ...(getAnalyst() === '' ? {} : { 'X-Analyst': encodeHeader(getAnalyst()) }),
    ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
  };
  // These calls differ only in their bodies, which `P` has checked; openapi-fetch cannot type them all at once.
  const anyPath = path as '/api/statements/{id}/retractions';
  return unwrap(
    api.POST(anyPath, {
      params: { path: { id: id ?? '' }, header: header as { 'If-Match': string } },
      body: body as CommandBody<typeof anyPath>,
    }),
  );
}
