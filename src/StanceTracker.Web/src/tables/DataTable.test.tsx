// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { ApiProblem } from '../api/problem';
import type { Column } from './columns';
import { DataTable } from './DataTable';

interface Row {
  id: string;
  n: number | null;
}

const columns: Column<Row>[] = [
  { key: 'id', header: 'Id', render: (row) => row.id },
  { key: 'n', header: 'Number', render: (row) => row.n, sort: (row) => row.n },
];

const show = (props: Partial<ComponentProps<typeof DataTable<Row>>>) =>
  render(
    <MantineProvider>
      <DataTable
        caption="Numbers"
        columns={columns}
        rows={[]}
        rowKey={(row) => row.id}
        noun={['row', 'rows']}
        empty="Record one."
        {...props}
      />
    </MantineProvider>,
  );

const ids = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent?.slice(0, 1));

afterEach(cleanup);

test('clicking a header sorts the rows both ways and says so', () => {
  show({
    rows: [
      { id: 'a', n: 2 },
      { id: 'b', n: null },
      { id: 'c', n: 1 },
    ],
    csv: '/api/numbers.csv',
  });
  expect(ids()).toEqual(['a', 'b', 'c']);
  fireEvent.click(screen.getByRole('button', { name: 'Number' }));
  expect(ids()).toEqual(['c', 'a', 'b']);
  fireEvent.click(screen.getByRole('button', { name: 'Number' }));
  expect(ids()).toEqual(['a', 'c', 'b']);
  expect(screen.getByRole('columnheader', { name: 'Number' }).getAttribute('aria-sort')).toBe('descending');
  expect(screen.getByRole('link', { name: 'CSV' }).getAttribute('href')).toBe('/api/numbers.csv');
});

test('an empty table says what to do', () => {
  show({});
  expect(screen.getByText('Record one.')).toBeTruthy();
});

test('a failed request can be retried', () => {
  const again = vi.fn();
  show({ error: ApiProblem.unreachable(), onRetry: again });
  expect(screen.getByRole('alert').textContent).toContain('is not responding');
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(again).toHaveBeenCalledOnce();
});

test('only visible rows of a long table are rendered', () => {
  show({ rows: Array.from({ length: 5_000 }, (_, i) => ({ id: String(i), n: i })) });
  expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('5001');
  expect(screen.getAllByRole('row').length).toBeLessThan(200);
});
