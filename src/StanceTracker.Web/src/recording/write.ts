import { answered, api, type Schema } from '../api/client';
import type { paths } from '../api/schema';
import { sha256Of } from '../passages/hash';
import { analyst, headerText } from './analyst';

type Writing = { post: { requestBody: { content: { 'application/json': unknown } } } };

/** The paths that record something. */
export type WritePath = { [P in keyof paths]: paths[P] extends Writing ? P : never }[keyof paths];

/** The request body for one of them. */
export type BodyOf<P extends WritePath> = paths[P] extends Writing ? paths[P]['post']['requestBody']['content']['application/json'] : never;

/** The record to append to; empty for a new one. */
export interface Target {
  /** The record's ID. */
  id?: string;
  /** The version the change is based on. */
  version?: number;
}

/**
 * Records something in the analyst's name. Resending the same content after a lost answer records it once: the idempotency key is derived from it.
 * @param course Distinguishes equal contents that are meant separately: the draft, the dialog.
 */
export async function record<P extends WritePath>(path: P, body: BodyOf<P>, { id, version }: Target, course: string): Promise<Schema<'WriteReceipt'>> {
  const key = (await sha256Of([course, path, id, version, analyst(), JSON.stringify(body)].join('\n'))).slice(0, 40);
  const header = {
    'Idempotency-Key': key,
    ...(analyst() === '' ? {} : { 'X-Analyst': headerText(analyst()) }),
    ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
  };
  // These calls differ only in their bodies, which `P` has checked; openapi-fetch cannot type them all at once.
  const alike = path as '/api/statements/{id}/retractions';
  return answered(api.POST(alike, { params: { path: { id: id ?? '' }, header: header as { 'If-Match': string } }, body: body as BodyOf<typeof alike> }));
}
