import { Anchor, Title } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import type { Column } from '../tables/columns';
import { type Cell, toCsv } from '../tables/csv';
import { DataTable } from '../tables/DataTable';
import { download } from '../tables/download';
import classes from './Figure.module.css';

interface Props<Row> {
  title: string;
  /** What the figure shows, in a sentence or two. */
  sentence: ReactNode;
  /** The name of saved files, without extension. */
  file: string;
  /** The server's address for the same data as CSV; if left out, the page writes the file. */
  csv?: string;
  /** The figure's data: shown as a table on request, and saved as CSV. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  noun: readonly [one: string, many: string];
  /** The figure as an image. */
  toPng: () => Promise<Blob | null> | Blob | null;
  /** Controls next to the title. */
  tools?: ReactNode;
  /** The drawing itself. */
  children: ReactNode;
}

/** The frame of every chart: title, PNG, CSV, data table, and the sentence below. */
export function Figure<Row>({ title, sentence, file, csv, columns, rows, rowKey, noun, toPng, tools, children }: Props<Row>) {
  const [table, setTable] = useState(false);
  const id = useId();
  const savePng = async () => {
    const image = await toPng();
    if (image) download(`${file}.png`, image);
  };
  const saveCsv = () => {
    const written = columns.filter((column) => column.csv);
    download(
      `${file}.csv`,
      toCsv(
        written.map((column) => column.key),
        rows.map((row) => written.map((column): Cell => column.csv?.(row))),
      ),
    );
  };
  return (
    <figure className={classes.figure} aria-labelledby={id}>
      <div className={classes.head}>
        <Title order={2} size="md" id={id}>
          {title}
        </Title>
        {tools}
        <span className={classes.space} />
        <span className={classes.tools} data-print="no">
          <Anchor component="button" type="button" onClick={() => setTable(!table)} aria-expanded={table}>
            {table ? 'Chart' : 'Table'}
          </Anchor>
          {csv ? (
            <Anchor href={csv} download={`${file}.csv`}>
              CSV
            </Anchor>
          ) : (
            <Anchor component="button" type="button" onClick={saveCsv}>
              CSV
            </Anchor>
          )}
          {!table && (
            <Anchor component="button" type="button" onClick={() => void savePng()}>
              PNG
            </Anchor>
          )}
        </span>
      </div>
      {table ? <DataTable caption={title} columns={columns} rows={rows} rowKey={rowKey} noun={noun} empty="No data." /> : children}
      <figcaption className={classes.caption}>{sentence}</figcaption>
    </figure>
  );
}
