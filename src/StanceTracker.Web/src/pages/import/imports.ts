import { queryOptions } from '@tanstack/react-query';
import { api, type Schema, unwrap } from '../../api/client';
import { encodeHeader, getAnalyst } from '../../forms/analyst';

/** An import and its progress. */
export type Import = Schema<'ImportView'>;

/** Whether an import has ended. */
export const isFinished = (one: Import): boolean => one.state !== 'queued' && one.state !== 'running';

const pollIntervalMs = 500;

/** One import, polled until it is over. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/imports/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && isFinished(state.data) ? false : pollIntervalMs),
  });

/** Sends a file. Each call starts a new import; what the ledger already has is not recorded again. */
export const uploadFile = (file: File, format: string, { dryRun, strict }: { dryRun: boolean; strict: boolean }): Promise<Import> =>
  unwrap(
    api.POST('/api/imports/{format}', {
      params: {
        path: { format },
        query: { dryRun: String(dryRun), strict: String(strict) },
        header: getAnalyst() === '' ? {} : { 'X-Analyst': encodeHeader(getAnalyst()) },
      },
      headers: { 'Content-Type': 'application/octet-stream' },
      // The OpenAPI description types a byte stream as `unknown`; the browser sends the file unchanged.
      body: file as never,
      bodySerializer: () => file,
    }),
  );

/** Cancels an import; what it has recorded stays. */
export const cancelImport = (id: string): Promise<Import> =>
  unwrap(api.POST('/api/imports/{id}/cancellations', { params: { path: { id } } }));
