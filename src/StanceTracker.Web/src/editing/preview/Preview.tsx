import { Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { PairLink } from '../../actors/ActorLink';
import { api, type Schema, unwrap } from '../../api/client';
import { useClocks } from '../../clocks/useClocks';
import { formatLongDay, formatSigned } from '../../format/format';
import type { CommandBody } from '../../forms/sendCommand';
import { formatLabel } from '../../stances/labels';
import { MethodLink } from '../../stances/MethodLink';
import { StanceNumber } from '../../stances/StanceNumber';
import type { Column } from '../../tables/columns';
import { DataTable } from '../../tables/DataTable';
import type { Coding } from '../coding/coding';
import { PossibleDuplicates } from './PossibleDuplicates';

type Row = Schema<'PreviewRow'>;

/** A statement to record, or a correction of the one with this ID. */
export type Previewed = { body: CommandBody<'/api/statements'> } | { id: string; body: CommandBody<'/api/statements/{id}/corrections'> };

interface Props {
  coding: Coding;
  /** The request to preview; undefined while it is incomplete. */
  request: Previewed | undefined;
  /** What to enter before there is anything to preview. */
  hint: string;
  /** What to do if the statement is recorded already. */
  duplicateAdvice: string;
}

/** How each pair's stance would move if the statement or its correction were recorded: the server calculates it without writing anything. */
export function Preview({ coding, request, hint, duplicateAdvice }: Props) {
  const { query } = useClocks();
  const [debounced] = useDebouncedValue(request && JSON.stringify(request), 250);
  const latest = coding.saidOn.latest || coding.saidOn.earliest;
  // For a statement later than the day in the address, use its own last day.
  const asOf = query && latest > query.asOf ? latest : query?.asOf;
  const { data, error } = useQuery({
    queryKey: ['preview', debounced, asOf, query],
    queryFn: ({ signal }) => {
      const asked = JSON.parse(debounced ?? '') as
        | { body: Schema<'StatementRecorded'> }
        | { id: string; body: Schema<'StatementCorrected'> };
      const params = { query: { ...query, asOf } };
      return 'id' in asked
        ? unwrap(
            api.POST('/api/statements/{id}/corrections/preview', {
              params: { ...params, path: { id: asked.id } },
              body: asked.body,
              signal,
            }),
          )
        : unwrap(api.POST('/api/statements/preview', { params, body: asked.body, signal }));
    },
    enabled: debounced !== undefined && asOf !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const preview = debounced === undefined || error ? undefined : data;

  return (
    <>
      {preview && <PossibleDuplicates statements={preview.possibleDuplicates} advice={duplicateAdvice} />}
      <section aria-label="Preview">
        <Title order={2} size="md">
          Preview: how stances would move
        </Title>
        {debounced === undefined && <Text c="dimmed">{hint}</Text>}
        {debounced !== undefined && error && (
          <Text size="xs" c="dimmed" role="status">
            {error.message}
          </Text>
        )}
        {preview && (
          <>
            {preview.warnings.map((warning) => (
              <Text key={warning.statement ?? warning.type} size="sm" role="alert">
                {warning.message}
              </Text>
            ))}
            <Text size="xs" c="dimmed" role="status">
              {`A preview as of ${formatLongDay(preview.asOf)}; nothing is recorded: `}
              {preview.intensity === null
                ? `the act has no score in ${preview.scores}, so nothing moves.`
                : `intensity ${formatSigned(preview.intensity, 1)}, confidence ${preview.confidence.toFixed(2)}.`}
            </Text>
            <DataTable
              caption="Preview of stances"
              columns={columns}
              rows={preview.items}
              rowKey={(row) => `${row.holder}/${row.target}`}
              noun={['pair', 'pairs']}
              empty="The statement counts for no pair."
            />
            <MethodLink pair={preview.items[0]} />
          </>
        )}
      </section>
    </>
  );
}

const columns: readonly Column<Row>[] = [
  { key: 'pair', header: 'Pair', render: (row) => <PairLink holder={row.holder} target={row.target} /> },
  { key: 'before', header: 'Now', render: (row) => <StanceNumber value={row.before} /> },
  { key: 'after', header: 'After', render: (row) => <StanceNumber value={row.after} interval /> },
  {
    key: 'label',
    header: 'Label',
    render: (row) => (row.before.label === row.after.label ? formatLabel(row.after) : `${row.before.label} → ${formatLabel(row.after)}`),
  },
  {
    key: 'change',
    header: 'Change',
    align: 'end',
    render: (row) => (row.after.stance === null ? '' : formatSigned(row.after.stance - (row.before.stance ?? 0))),
  },
];
