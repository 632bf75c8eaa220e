import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '../../api/client';
import { analyst, headerText } from '../../recording/analyst';

/** An import, as far as it is. */
export type Import = Schema<'ImportView'>;

/** Whether an import has come to an end. */
export const isOver = (one: Import): boolean => one.state !== 'queued' && one.state !== 'running';

const pace = 500;

/** One import, asked for again until it is over. */
export const importOf = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => answered(api.GET('/api/imports/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : pace),
  });

/** Sends a file. Each sending is an import of its own; what is in the ledger already is not recorded again. */
export const send = (file: File, format: string, { dryRun, strict }: { dryRun: boolean; strict: boolean }): Promise<Import> =>
  answered(
    api.POST('/api/imports/{format}', {
      params: { path: { format }, query: { dryRun: String(dryRun), strict: String(strict) }, header: analyst() === '' ? {} : { 'X-Analyst': headerText(analyst()) } },
      headers: { 'Content-Type': 'application/octet-stream' },
      // The description calls a stream of bytes `unknown`; the browser sends the file as it lies on the disk.
      body: file as never,
      bodySerializer: () => file,
    }),
  );

/** Asks an import to stop; what it has recorded stays. */
export const cancel = (id: string): Promise<Import> => answered(api.POST('/api/imports/{id}/cancellations', { params: { path: { id } } }));
