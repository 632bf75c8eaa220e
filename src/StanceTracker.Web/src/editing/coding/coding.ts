import type { Schema } from '../../api/client';
import { type ClaimPosition } from '../../api/statements';
import type { FieldErrors } from '../../forms/fieldErrors';
import { type DaySpan, textOrUndefined, toSaidOn } from '../inputs/daySpan';

/** The coded content of a statement as it is typed; '' is not yet, or none. */
export interface Coding {
  speaker: string;
  capacity: Schema<'Capacity'>;
  targets: string[];
  inferredTargets: string[];
  act: string;
  contexts: string[];
  modality: Schema<'Modality'>;
  saidOn: DaySpan;
  claims: ClaimPosition[];
  joint: string;
  paraphrase: string;
  quote: string;
  externalId: string;
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
  joint: '',
  paraphrase: '',
  quote: '',
  externalId: '',
};

/** What is sent: a correction without its reason. */
export type CodedContent = Omit<Schema<'StatementCorrected'>, 'reason'>;

/** The coding as it is sent. */
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
  joint: textOrUndefined(coding.joint),
  paraphrase: coding.paraphrase.trim(),
  quote: textOrUndefined(coding.quote),
  externalId: textOrUndefined(coding.externalId),
});

/** A statement that stands, to be coded anew. */
export const toCoding = (statement: Schema<'StatementView'>): Coding => ({
  speaker: statement.speaker,
  capacity: statement.capacity,
  targets: statement.targets,
  inferredTargets: statement.inferredTargets,
  act: statement.act.code,
  contexts: statement.contexts,
  modality: statement.modality,
  saidOn: { ...statement.saidOn, latest: statement.saidOn.latest === statement.saidOn.earliest ? '' : statement.saidOn.latest, note: statement.saidOn.note ?? '', throughout: statement.saidOn.extent === 'throughout' },
  claims: statement.claims,
  joint: statement.joint ?? '',
  paraphrase: statement.paraphrase,
  quote: statement.quote ?? '',
  externalId: statement.externalId ?? '',
});

/** What is lacking before it can be sent. The server looks at the rest. */
export function missingInCoding(coding: Coding): FieldErrors {
  const missing: Record<string, string> = {};
  if (coding.speaker === '') missing['speaker'] = 'Who spoke or acted?';
  if (coding.targets.length === 0) missing['targets'] = 'Toward whom?';
  if (coding.act === '') missing['act'] = 'What was done?';
  if (coding.saidOn.earliest === '') missing['saidOn.earliest'] = 'On which day?';
  if (coding.paraphrase.trim() === '') missing['paraphrase'] = 'What does it come to, in your words?';
  return missing;
}
