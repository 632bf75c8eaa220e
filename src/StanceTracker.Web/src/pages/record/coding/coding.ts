import type { Schema } from '../../../api/client';
import { type ClaimStand } from '../../../api/statements';
import type { Faults } from '../../../recording/faults';

/** A span of days while typing; '' means not yet given. */
export interface Days {
  earliest: string;
  /** '' means the same day. */
  latest: string;
  basis: Schema<'DateBasis'>;
  note: string;
  /** Whether it held throughout the span; only for statements, and only with a span. */
  throughout?: boolean;
}

/** The coded content of a statement while typing; '' means not yet given, or none. */
export interface Coding {
  speaker: string;
  capacity: Schema<'Capacity'>;
  targets: string[];
  inferredTargets: string[];
  act: string;
  contexts: string[];
  modality: Schema<'Modality'>;
  saidOn: Days;
  claims: ClaimStand[];
  joint: string;
  paraphrase: string;
  quote: string;
  externalId: string;
}

/** Nothing coded yet. */
export const noCoding: Coding = {
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

/** The content of the request: a correction without its reason. */
export type CodedContent = Omit<Schema<'StatementCorrected'>, 'reason'>;

const given = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

/** The days in the request. */
export const daysOf = ({ earliest, latest, basis, note, throughout }: Days): Schema<'SaidOn'> => ({
  earliest,
  latest: latest || earliest,
  basis,
  note: given(note),
  ...(throughout && latest !== '' && { extent: 'throughout' }),
});

/** The coding in the request. */
export const contentOf = (coding: Coding): CodedContent => ({
  speaker: coding.speaker,
  capacity: coding.capacity,
  targets: coding.targets,
  inferredTargets: coding.inferredTargets.filter((target) => coding.targets.includes(target)),
  act: { scheme: 'cameo', code: coding.act },
  contexts: coding.contexts,
  modality: coding.modality,
  saidOn: daysOf(coding.saidOn),
  claims: coding.claims,
  joint: given(coding.joint),
  paraphrase: coding.paraphrase.trim(),
  quote: given(coding.quote),
  externalId: given(coding.externalId),
});

/** The coding of an existing statement, to correct. */
export const codingOf = (statement: Schema<'StatementView'>): Coding => ({
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

/** The fields still missing. The server checks the rest. */
export function lackingIn(coding: Coding): Faults {
  const lacking: Record<string, string> = {};
  if (coding.speaker === '') lacking['speaker'] = 'Choose the speaker.';
  if (coding.targets.length === 0) lacking['targets'] = 'Choose a target.';
  if (coding.act === '') lacking['act'] = 'Choose the act.';
  if (coding.saidOn.earliest === '') lacking['saidOn.earliest'] = 'Enter the day.';
  if (coding.paraphrase.trim() === '') lacking['paraphrase'] = 'Write a paraphrase.';
  return lacking;
}
