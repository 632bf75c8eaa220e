import { expect, test } from 'vitest';
import { guessFormat } from './formats';

test.each([
  ['20240115120000.export.CSV.zip', 'gdelt2'],
  ['20240115120000.mentions.CSV.zip', 'gdelt2-mentions'],
  ['20130115.export.CSV.zip', 'gdelt1'],
  ['events.2014.20150313082510.tab', 'icews'],
  ['PhoenixNYT_1945-2005.csv', 'phoenix'],
  ['ngecEventsDV-2023.txt', 'polecat'],
  ['acled-middle-east.csv', 'acled'],
  ['ledger.jsonl.gz', 'jsonl'],
  ['data.csv', undefined],
])('%s is %s', (name, format) => {
  expect(guessFormat(name)).toBe(format);
});
