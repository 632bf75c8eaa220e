import { expect, test } from 'vitest';
import { emptyCoding } from '../coding/coding';
import { otherHalf } from './otherHalf';

const days = { earliest: '2023-08-01', latest: '', basis: 'stated' as const, note: '' };
const before = { ...emptyCoding, speaker: 'iran', targets: ['taliban'], act: '040', saidOn: days, paraphrase: 'Iran meets them.' };
const other = { ...before, speaker: 'taliban', targets: ['iran'], saidOn: { ...days, note: 'As told.' }, paraphrase: 'They meet Iran.' };

test('days, act and modality are copied; speaker, targets and wording are kept', () => {
  const saidOn = { ...days, latest: '2023-08-03' };
  expect(otherHalf(before, { ...before, act: '046', saidOn, paraphrase: 'Reworded.' }, other)).toEqual({ ...other, act: '046', saidOn });
});

test('fields that already differed are kept', () => {
  expect(otherHalf(before, { ...before, act: '046' }, { ...other, act: '050' }).act).toBe('050');
});
