import { Table, Text } from '@mantine/core';
import type { Schema } from '../../../api/client';
import { formatDay, formatNumber, formatSigned } from '../../../format/format';
import { formatInterval, formatLabel } from '../../../stances/labels';
import { StanceNumber } from '../../../stances/StanceNumber';
import { describeMissingSide } from './changesSentence';

/** Both answers and their difference, side by side. */
export function ComparedSides({ changes }: { changes: Schema<'ChangesAnswer'> }) {
  const sides = [changes.from, changes.to];
  return (
    <div role="region" aria-label="Both answers" tabIndex={0} style={{ overflowX: 'auto' }}>
      <Table withRowBorders={false} verticalSpacing={2} horizontalSpacing="sm" w="auto">
        <Table.Thead>
          <Table.Tr>
            <Table.Td />
            {sides.map((side, i) => (
              <Table.Th key={i} scope="col">
                {formatDay(side.asOf)}, known at {side.knownAt}
              </Table.Th>
            ))}
            <Table.Th scope="col">Difference</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Table.Tr>
            <Table.Th scope="row">Stance</Table.Th>
            {sides.map((side, i) => (
              <Table.Td key={i}>
                <StanceNumber value={side} interval />
              </Table.Td>
            ))}
            <Table.Td>
              <DifferenceOf changes={changes} />
            </Table.Td>
          </Table.Tr>
          <Table.Tr>
            <Table.Th scope="row">Label</Table.Th>
            {sides.map((side, i) => (
              <Table.Td key={i}>{formatLabel(side)}</Table.Td>
            ))}
            <Table.Td />
          </Table.Tr>
          <Table.Tr>
            <Table.Th scope="row">Evidence</Table.Th>
            {sides.map((side, i) => (
              <Table.Td key={i}>
                {formatNumber(side.evidence)} from {side.statements}
              </Table.Td>
            ))}
            <Table.Td>{formatSigned(changes.to.evidence - changes.from.evidence)}</Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** The difference with its interval; there is none if a side has no evidence. */
function DifferenceOf({ changes }: { changes: Schema<'ChangesAnswer'> }) {
  const bare = describeMissingSide(changes);
  if (bare !== null || changes.difference === null) {
    return (
      <Text span c="dimmed">
        none: {bare}
      </Text>
    );
  }
  return (
    <>
      <strong>{formatSigned(changes.difference)}</strong>{' '}
      <Text span c="dimmed" size="xs">
        [{formatInterval({ stance: changes.difference, low: changes.low, high: changes.high })}]
      </Text>
    </>
  );
}
