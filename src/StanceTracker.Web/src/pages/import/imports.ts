import { queryOptions } from '@tanstack/react-query';
import { unwrap, api, type Schema } from '../../api/client';
import { getAnalyst, encodeHeader } from '../../forms/analyst';

/** An import, as far as it is. */
export type Import = Schema<'ImportView'>;

/** Whether an import has come to an end. */
export const isFinished = (one: Import): boolean => one.state !== 'queued' && one.state !== 'running';

const pollIntervalMs = 500;

/** One import, asked for again until it is over. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/imports/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && isFinished(state.data) ? false : pollIntervalMs),
  });

/** Sends a file. Each sending is an import of its own; what is in the ledger already is not recorded again. */
export const uploadFile = (file: File, format: string, { dryRun, strict }: { dryRun: boolean; strict: boolean }): Promise<Import> =>
  unwrap(
    api.POST('/api/imports/{format}', {
      params: { path: { format }, query: { dryRun: String(dryRun), strict: String(strict) }, header: getAnalyst() === '' ? {} : { 'X-Analyst': encodeHeader(getAnalyst()) } },
      headers: { 'Content-Type': 'application/octet-stream' },
      // The description calls a stream of bytes `unknown`; the browser sends the file as it lies on the disk.
      body: file as never,
      bodySerializer: () => file,
    }),
  );

/** Asks an import to stop; what it has recorded stays. */
export const cancelImport = (id: string): Promise<Import> => unwrap(api.POST('/api/imports/{id}/cancellations', { params: { path: { id } } }));
