import { Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client';
import type { Pair } from '../../../api/stances';
import type { Statement } from '../../../api/statements';
import { isKnownAt, parseBothClocks } from '../../../clocks/clocks';
import { useClocks } from '../../../clocks/useClocks';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { useCommittedText } from '../../../components/inputs/useCommittedText';
import { PageLoading } from '../../../components/PageLoading';
import { addDays, isDay } from '../../../format/days';
import { BridgeChart } from './BridgeChart';
import { ComparedSides } from './ComparedSides';
import { PartsTable } from './PartsTable';

interface Props {
  pair: Pair;
  statements: ReadonlyMap<string, Statement>;
  /** The clocks of the first side, from the address. Default: a year earlier. */
  other: string | undefined;
  onOther: (clocks: string) => void;
}

/** Two settings of both clocks side by side, and what makes the difference. */
export function ComparePanel({ pair, statements, other, onOther }: Props) {
  const { query } = useClocks();
  const from = other ?? (query ? `${addDays(query.asOf, -365)},` : '');
  const { data, error, refetch } = useQuery({
    queryKey: ['changes', pair, query, from],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/stances/{holder}/{target}/changes', { params: { path: { ...pair }, query: { ...query, from } }, signal })),
    enabled: query !== undefined,
  });
  const clocks = parseBothClocks(from) ?? { asOf: '', knownAt: '' };
  return (
    <Stack gap="md">
      <Group gap="sm" align="end">
        <Field
          label="Compare with: as of"
          type="date"
          value={clocks.asOf}
          valid={isDay}
          onSet={(asOf) => onOther(`${asOf},${clocks.knownAt}`)}
        />
        <Field
          label="known at"
          placeholder="same as page"
          value={clocks.knownAt}
          valid={isKnownAt}
          onSet={(knownAt) => onOther(`${clocks.asOf},${knownAt}`)}
        />
        <Text size="xs" c="dimmed" maw="32rem">
          The other side uses the clocks at the top of the page. A field left empty has the same value on both sides.
        </Text>
      </Group>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <PageLoading />}
      {data && (
        <>
          <ComparedSides changes={data} />
          <BridgeChart changes={data} statements={statements} />
          <PartsTable changes={data} statements={statements} query={query} />
        </>
      )}
    </Stack>
  );
}

interface FieldProps {
  label: string;
  value: string;
  valid: (text: string) => boolean;
  onSet: (text: string) => void;
  type?: 'date';
  placeholder?: string;
}

/** A field applied on Enter or blur. */
function Field({ label, value, valid, onSet, type, placeholder }: FieldProps) {
  const { wrong, field } = useCommittedText(value, valid, onSet);
  return (
    <TextInput
      label={label}
      type={type ?? 'text'}
      {...field}
      placeholder={placeholder}
      error={wrong && type !== 'date' ? 'A position, a day, or an instant with a time zone' : undefined}
    />
  );
}
