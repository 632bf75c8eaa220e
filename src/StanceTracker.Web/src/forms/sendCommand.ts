import { unwrap, api, type Schema } from '../api/client';
import type { paths } from '../api/schema';
import { sha256Hex } from '../hashing/sha256';
import { getAnalyst, encodeHeader } from './analyst';

type CommandOperation = { post: { requestBody: { content: { 'application/json': unknown } } } };

/** The addresses that something is recorded at. */
export type CommandPath = { [P in keyof paths]: paths[P] extends CommandOperation ? P : never }[keyof paths];

/** What is sent to one of them. */
export type CommandBody<P extends CommandPath> = paths[P] extends CommandOperation ? paths[P]['post']['requestBody']['content']['application/json'] : never;

/** What is gone on with; nothing where something is begun. */
export interface CommandTarget {
  /** The thing that it goes on with. */
  id?: string;
  /** The version of it that was seen. */
  version?: number;
}

/**
 * Records something in the analyst's name. The same content sent again, after an answer that got lost, is recorded once: its key comes of the content.
 * @param scope Tells apart equal contents that are meant as two: the draft, the dialog.
 */
export async function sendCommand<P extends CommandPath>(path: P, body: CommandBody<P>, { id, version }: CommandTarget, scope: string): Promise<Schema<'Written'>> {
  const key = (await sha256Hex([scope, path, id, version, getAnalyst(), JSON.stringify(body)].join('\n'))).slice(0, 40);
  const header = {
    'Idempotency-Key': key,
    ...(getAnalyst() === '' ? {} : { 'X-Analyst': encodeHeader(getAnalyst()) }),
    ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
  };
  // All these calls are alike but for their bodies, which `P` has checked; openapi-fetch takes one of them at a time.
  const anyPath = path as '/api/statements/{id}/retractions';
  return unwrap(api.POST(anyPath, { params: { path: { id: id ?? '' }, header: header as { 'If-Match': string } }, body: body as CommandBody<typeof anyPath> }));
}
