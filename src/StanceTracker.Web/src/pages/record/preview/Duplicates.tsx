import { Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client';
import type { Coding } from '../../../editing/coding/coding';
import { addDays, isDay } from '../../../format/days';
import { StatementLine } from '../../../statements/StatementLine';

/** Recorded statements that resemble the draft: same speaker, a shared target, the same root of the act, days that touch. */
export function Duplicates({ coding }: { coding: Coding }) {
  const { earliest } = coding.saidOn;
  const latest = coding.saidOn.latest || earliest;
  const criteria = {
    speaker: coding.speaker,
    targets: coding.targets.join(','),
    act: coding.act.slice(0, 2),
    from: isDay(earliest) ? addDays(earliest, -1) : '',
    to: isDay(latest) ? addDays(latest, 1) : '',
  };
  const [debounced] = useDebouncedValue(criteria, 200);
  const { data } = useQuery({
    queryKey: ['alike', ...Object.values(debounced)],
    queryFn: async ({ signal }) => {
      const { speaker, targets, act, from, to } = debounced;
      const parts = await Promise.all(
        targets
          .split(',')
          .map((target) =>
            unwrap(api.GET('/api/statements', { params: { query: { speaker, target, act, from, to, limit: '20' } }, signal })),
          ),
      );
      const found = parts.flatMap((part) => part.items).filter((one) => !one.retracted);
      return [...new Map(found.map((one) => [one.statement, one])).values()];
    },
    enabled: Object.values(debounced).every((part) => part !== ''),
  });
  if (!data || data.length === 0) return null;
  return (
    <section aria-label="Possible duplicates" role="status">
      <Title order={2} size="md">
        Possible duplicates
      </Title>
      <Text size="xs" c="dimmed">
        Same speaker, a shared target, the same kind of act, days that touch. If yours is one of these, corroborate that one instead.
      </Text>
      {data.map((statement) => (
        <StatementLine key={statement.statement} statement={statement} />
      ))}
    </section>
  );
}
