import { Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { PairLink } from '../../../actors/ActorLink';
import { api, type Schema, unwrap } from '../../../api/client';
import { useClocks } from '../../../clocks/useClocks';
import { formatLongDay, formatSigned } from '../../../format/format';
import { formatLabel } from '../../../stances/labels';
import { MethodLink } from '../../../stances/MethodLink';
import { StanceNumber } from '../../../stances/StanceNumber';
import type { Column } from '../../../tables/columns';
import { DataTable } from '../../../tables/DataTable';
import { type Draft, missingInDraft, toCommandBody } from '../draft';

type Row = Schema<'PreviewRow'>;

/** How each pair's stance would move if the draft were recorded: the server calculates it without writing anything. */
export function Preview(draft: Draft) {
  const { query } = useClocks();
  const incomplete = Object.keys(missingInDraft(draft)).some((field) => field !== 'paraphrase');
  const body = incomplete
    ? ''
    : JSON.stringify({ ...toCommandBody(draft), ...(draft.coding.paraphrase.trim() === '' && { paraphrase: 'Not written yet.' }) });
  const [debouncedBody] = useDebouncedValue(body, 250);
  const latest = draft.coding.saidOn.latest || draft.coding.saidOn.earliest;
  // For a statement later than the day in the address, use its own last day.
  const asOf = query && latest > query.asOf ? latest : query?.asOf;
  const { data, error } = useQuery({
    queryKey: ['preview', debouncedBody, asOf, query],
    queryFn: ({ signal }) =>
      unwrap(
        api.POST('/api/statements/preview', {
          params: { query: { ...query, asOf } },
          body: JSON.parse(debouncedBody) as Schema<'StatementRecorded'>,
          signal,
        }),
      ),
    enabled: debouncedBody !== '' && asOf !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const preview = debouncedBody === '' ? undefined : data;

  return (
    <section aria-label="Preview">
      <Title order={2} size="md">
        Preview: how stances would move
      </Title>
      {debouncedBody === '' && (
        <Text c="dimmed">Choose a document, speaker, target, act and day to see how the stances it counts for would move.</Text>
      )}
      {debouncedBody !== '' && error && (
        <Text size="xs" c="dimmed" role="status">
          {error.message}
        </Text>
      )}
      {preview && !error && (
        <>
          {preview.warnings.map((warning) => (
            <Text key={warning.type} size="sm" role="alert">
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
