import { expect, test } from 'vitest';
import type { BriefAnswer, BriefPair } from '../../api/brief';
import {
  describeBaseline,
  formatCitation,
  formatCorrection,
  formatCoverage,
  formatDirection,
  formatEstimate,
  formatLabelChange,
  formatStanding,
  formatStatementChange,
} from './phrases';

const row = (label: BriefPair['to']['label'], more: Partial<BriefPair['to']> = {}) =>
  ({ label, certainty: null, lastKnown: null, ...more }) as BriefPair['to'];
const october = { since: 'October 2023', at: 'in October 2023' };
const to = { asOf: '2024-01-15', knownAt: 457 };

test('the earlier end is a month, a day if recent, a position if the days are the same', () => {
  expect(describeBaseline({ asOf: '2023-10-15', knownAt: 457 }, to)).toEqual({ since: 'October 2023', at: 'in October 2023' });
  expect(describeBaseline({ asOf: '2024-01-01', knownAt: 457 }, to)).toEqual({ since: '1 January 2024', at: 'on 1 January 2024' });
  expect(describeBaseline({ asOf: '2024-01-15', knownAt: 396 }, to)).toEqual({ since: 'position 396', at: 'at position 396' });
});

test('a faded stance is described by what it was', () => {
  const lastKnown = { asOf: '2024-02-03', stance: -2.1, low: -5, high: 0.8, label: 'critical' as const, certainty: 'thin' as const };
  expect(formatStanding(row('faded', { lastKnown }))).toBe('was critical in February 2024, nothing since');
  expect(formatStanding(row('critical', { certainty: 'thin' }))).toBe('critical, on thin evidence');
});

test('there is no direction if an end is unknown or faded', () => {
  const change = { value: -1, low: -2, high: 0.2, direction: 'colder' as const };
  expect(formatDirection({ from: row('neutral'), to: row('critical'), change }, october)).toBe('▼ colder since October 2023');
  expect(formatDirection({ from: row('faded'), to: row('critical'), change: null }, october)).toBe('no recent evidence in October 2023');
  expect(formatDirection({ from: row('critical'), to: row('faded'), change: null }, october)).toBeUndefined();
});

test('labels are given before and after', () => {
  expect(formatLabelChange({ from: row('neutral'), to: row('critical') })).toBe('was neutral, now critical');
  expect(formatLabelChange({ from: row('critical'), to: row('critical') })).toBe('still critical');
});

test('a number has its sign and its interval', () => {
  expect(formatEstimate({ stance: 1.72, low: -0.9, high: 4.3 })).toEqual({ value: '+1.7', interval: '−0.9 to +4.3' });
  expect(formatEstimate({ stance: null, low: null, high: null })).toEqual({ value: '', interval: '' });
});

test('a statement that moved a stance by leaving or aging says so', () => {
  expect(formatStatementChange({ change: 'aged' })).toBe('Now further in the past:');
  expect(formatStatementChange({ change: 'went' })).toBe('No longer counts:');
  expect(formatStatementChange({ change: 'came' })).toBeUndefined();
  expect(formatStatementChange({ change: null })).toBeUndefined();
});

test('the extent of the ledger is one sentence', () => {
  const reach = { statements: 228, speakers: 61, documents: 5, estimated: false, first: '1998-08-08', newest: '2024-01-15' };
  expect(formatCoverage({ reach, to })).toBe(
    '228 statements by 61 actors in 5 documents, the latest from 15 January 2024; stances are as of that day.',
  );
  expect(formatCoverage({ reach: { ...reach, statements: 100_200_300, estimated: true }, to })).toMatch(
    /^About 100,200,300 statements by 61 actors/,
  );
  expect(formatCoverage({ reach, to: { ...to, asOf: '2026-11-28' } })).toMatch(/stances are as of 28 November 2026\.$/);
});

test('a citation names both clocks, the method, and an address that holds them', () => {
  const answer = {
    to,
    from: { asOf: '2023-10-15', knownAt: 457 },
    method: 'discounted',
    scores: 'icews',
    halfLifeDays: 180,
  } as BriefAnswer;
  expect(formatCitation(answer, 'http://localhost')).toBe(
    'StanceTracker, brief as of 15 January 2024, as known at position 457; discounted, icews, half-life 180 days; http://localhost/?asOf=2024-01-15&knownAt=457&scores=icews&halfLifeDays=180&from=2023-10-15,457',
  );
});

test('an event is named in words', () => {
  expect(formatCorrection({ type: 'statement_evidence_withdrawn' })).toBe('Statement evidence withdrawn');
});
