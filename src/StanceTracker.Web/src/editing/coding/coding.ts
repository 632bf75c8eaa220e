import type { Schema } from '../../api/client';
import type { ClaimStand } from '../../api/statements';
import type { FieldErrors } from '../../forms/fieldErrors';
import { type CodedContent, forEachOptionalText, type OptionalText } from '../../statements/optionalTexts';
import { type DaySpan, textOrUndefined, toSaidOn } from '../inputs/daySpan';

/** The coded content of a statement while typing; '' means not yet given, or none. */
export interface Coding extends Record<OptionalText, string> {
  speaker: string;
  capacity: Schema<'Capacity'>;
  targets: string[];
  inferredTargets: string[];
  act: string;
  contexts: string[];
  modality: Schema<'Modality'>;
  saidOn: DaySpan;
  claims: ClaimStand[];
  paraphrase: string;
}

/** Nothing coded yet. */
export const emptyCoding: Coding = {
  speaker: '',
  capacity: 'official',
  targets: [],
  inferredTargets: [],
  act: '',
  contexts: [],
  modality: 'actual',
  saidOn: { earliest: '', latest: '', basis: 'stated', note: '' },
  claims: [],
  paraphrase: '',
  ...forEachOptionalText(() => ''),
};

/** The coding in the request. */
export const toContent = (coding: Coding): CodedContent => ({
  speaker: coding.speaker,
  capacity: coding.capacity,
  targets: coding.targets,
  inferredTargets: coding.inferredTargets.filter((target) => coding.targets.includes(target)),
  act: { scheme: 'cameo', code: coding.act },
  contexts: coding.contexts,
  modality: coding.modality,
  saidOn: toSaidOn(coding.saidOn),
  claims: coding.claims,
  paraphrase: coding.paraphrase.trim(),
  ...forEachOptionalText((name) => textOrUndefined(coding[name])),
});

/** The coding of an existing statement, to correct. */
export const toCoding = (statement: Schema<'StatementView'>): Coding => ({
  speaker: statement.speaker,
  capacity: statement.capacity,
  targets: statement.targets,
  inferredTargets: statement.inferredTargets,
  act: statement.act.code,
  contexts: statement.contexts,
  modality: statement.modality,
  saidOn: {
    ...statement.saidOn,
    latest: statement.saidOn.latest === statement.saidOn.earliest ? '' : statement.saidOn.latest,
    note: statement.saidOn.note ?? '',
    throughout: statement.saidOn.extent === 'throughout',
  },
  claims: statement.claims,
  paraphrase: statement.paraphrase,
  ...forEachOptionalText((name) => statement[name] ?? ''),
});

/** The fields still missing. The server checks the rest. */
export function missingInCoding(coding: Coding): FieldErrors {
  const missing: Record<string, string> = {};
  if (coding.speaker === '') missing.speaker = 'Choose the speaker.';
  if (coding.targets.length === 0) missing.targets = 'Choose a target.';
  if (coding.act === '') missing.act = 'Choose the act.';
  if (coding.saidOn.earliest === '') missing['saidOn.earliest'] = 'Enter the day.';
  if (coding.paraphrase.trim() === '') missing.paraphrase = 'Write a paraphrase.';
  return missing;
}
