import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '../../api/client';
import { analyst, headerText } from '../../recording/analyst';

/** An import and its progress. */
export type Import = Schema<'ImportView'>;

/** Whether an import has ended. */
export const isOver = (one: Import): boolean => one.state !== 'queued' && one.state !== 'running';

const pace = 500;

/** One import, polled until it is over. */
export const importOf = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => answered(api.GET('/api/imports/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : pace),
  });

/** Sends a file. Each call starts a new import; what the ledger already has is not recorded again. */
export const send = (file: File, format: string, { dryRun, strict }: { dryRun: boolean; strict: boolean }): Promise<Import> =>
  answered(
    api.POST('/api/imports/{format}', {
      params: { path: { format }, query: { dryRun: String(dryRun), strict: String(strict) }, header: analyst() === '' ? {} : { 'X-Analyst': headerText(analyst()) } },
      headers: { 'Content-Type': 'application/octet-stream' },
      // The OpenAPI description types a byte stream as `unknown`; the browser sends the file unchanged.
      body: file as never,
      bodySerializer: () => file,
    }),
  );

/** Cancels an import; what it has recorded stays. */
export const cancel = (id: string): Promise<Import> => answered(api.POST('/api/imports/{id}/cancellations', { params: { path: { id } } }));
