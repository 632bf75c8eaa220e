import { answered, api, type Schema } from '../api/client';
import type { paths } from '../api/schema';
import { sha256Of } from '../passages/hash';
import { analyst, headerText } from './analyst';

type Writing = { post: { requestBody: { content: { 'application/json': unknown } } } };

/** The addresses that something is recorded at. */
export type WritePath = { [P in keyof paths]: paths[P] extends Writing ? P : never }[keyof paths];

/** What is sent to one of them. */
export type BodyOf<P extends WritePath> = paths[P] extends Writing ? paths[P]['post']['requestBody']['content']['application/json'] : never;

/** What is gone on with; nothing where something is begun. */
export interface Target {
  /** The thing that it goes on with. */
  id?: string;
  /** The version of it that was seen. */
  version?: number;
}

/**
 * Records something in the analyst's name. The same content sent again, after an answer that got lost, is recorded once: its key comes of the content.
 * @param course Tells apart equal contents that are meant as two: the draft, the dialog.
 */
export async function record<P extends WritePath>(path: P, body: BodyOf<P>, { id, version }: Target, course: string): Promise<Schema<'WriteReceipt'>> {
  const key = (await sha256Of([course, path, id, version, analyst(), JSON.stringify(body)].join('\n'))).slice(0, 40);
  const header = {
    'Idempotency-Key': key,
    ...(analyst() === '' ? {} : { 'X-Analyst': headerText(analyst()) }),
    ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
  };
  // All these calls are alike but for their bodies, which `P` has checked; openapi-fetch takes one of them at a time.
  const alike = path as '/api/statements/{id}/retractions';
  return answered(api.POST(alike, { params: { path: { id: id ?? '' }, header: header as { 'If-Match': string } }, body: body as BodyOf<typeof alike> }));
}
