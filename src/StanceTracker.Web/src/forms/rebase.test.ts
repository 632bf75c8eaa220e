import { expect, test } from 'vitest';
import { rebase } from './rebase';

const base = { act: '111', targets: ['iran'], quote: '', reason: '' };

test('changes to different fields are both kept', () => {
  expect(rebase(base, { ...base, act: '112', reason: 'He accuses.' }, { ...base, targets: ['iran', 'pakistan'] })).toEqual({
    form: { act: '112', targets: ['iran', 'pakistan'], quote: '', reason: 'He accuses.' },
    conflicts: [],
  });
});

test('of conflicting changes mine wins, and the field is reported', () => {
  expect(rebase(base, { ...base, act: '112' }, { ...base, act: '1122' })).toEqual({ form: { ...base, act: '112' }, conflicts: ['act'] });
  expect(rebase(base, { ...base, targets: ['pakistan'] }, { ...base, targets: ['pakistan'] }).conflicts).toEqual([]);
});
