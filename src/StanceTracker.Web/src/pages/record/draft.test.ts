import { expect, test } from 'vitest';
import { emptyDraft, missingInDraft, nextDraft, parseDraft, suggestedId, toCommandBody, toPreview } from './draft';

const coded = parseDraft({
  text: 'Kabul 😀 said no.',
  coding: {
    speaker: 'iran',
    targets: ['taliban', 'pakistan'],
    inferredTargets: ['pakistan', 'india'],
    act: '111',
    paraphrase: ' Says no. ',
    saidOn: { earliest: '2023-08-30', latest: '', basis: 'stated', note: '' },
  },
  evidence: { document: 'an-article', passage: { start: 8, end: 15, sha256: 'ab' } },
});

test('the request has only the fields given', () => {
  expect(toCommandBody(coded)).toEqual({
    speaker: 'iran',
    capacity: 'official',
    targets: ['taliban', 'pakistan'],
    inferredTargets: ['pakistan'],
    act: { scheme: 'cameo', code: '111' },
    contexts: [],
    modality: 'actual',
    saidOn: { earliest: '2023-08-30', latest: '2023-08-30', basis: 'stated', note: undefined },
    claims: [],
    joint: undefined,
    paraphrase: 'Says no.',
    quote: undefined,
    externalId: undefined,
    evidence: { document: 'an-article', credibility: 2, passage: { start: 8, end: 15, sha256: 'ab' }, voice: undefined, via: undefined },
  });
  expect(toCommandBody({ ...coded, statement: ' an-id ' }).statement).toBe('an-id');
  expect(suggestedId(coded.coding)).toBe('iran-111-taliban-2023-08-30');
  expect(missingInDraft(coded)).toEqual({});
});

test('a draft can be previewed before its paraphrase is written, but not with less', () => {
  expect(toPreview(coded)).toEqual({ body: toCommandBody(coded) });
  expect(toPreview({ ...coded, coding: { ...coded.coding, paraphrase: ' ' } })?.body.paraphrase).toBe('Not written yet.');
  expect(toPreview({ ...coded, coding: { ...coded.coding, act: '' } })).toBeUndefined();
});

test('missing values are reported by field', () => {
  expect(Object.keys(missingInDraft(emptyDraft)).sort()).toEqual([
    'act',
    'evidence.document',
    'paraphrase',
    'saidOn.earliest',
    'speaker',
    'targets',
  ]);
});

test('a draft survives storage, and invalid content becomes a new one', () => {
  expect(parseDraft(JSON.parse(JSON.stringify(coded)))).toEqual(coded);
  expect(parseDraft(undefined)).toEqual(emptyDraft);
  expect(parseDraft('x')).toEqual(emptyDraft);
});

test('the next statement keeps the document', () => {
  const next = nextDraft(coded);
  expect(next).toMatchObject({ text: coded.text, statement: '', coding: emptyDraft.coding });
  expect(next.evidence).toMatchObject({ document: 'an-article', passage: null });
  expect(suggestedId(next.coding)).toBe('');
});
