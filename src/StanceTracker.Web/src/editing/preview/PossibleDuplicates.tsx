import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { statementQuery } from '../../api/statements';
import { StatementLine } from '../../statements/StatementLine';

/** Recorded statements that resemble the one being written, and what to do if it is one of them. */
export function PossibleDuplicates({ statements, advice }: { statements: readonly string[]; advice: string }) {
  if (statements.length === 0) return null;
  return (
    <section aria-label="Possible duplicates" role="status">
      <Title order={2} size="md">
        Possible duplicates
      </Title>
      <Text size="xs" c="dimmed">
        Recorded statements that resemble this one. {advice}
      </Text>
      {statements.map((id) => (
        <Duplicate key={id} id={id} />
      ))}
    </section>
  );
}

function Duplicate({ id }: { id: string }) {
  const { data } = useQuery(statementQuery(id));
  return data ? <StatementLine statement={data} /> : null;
}
