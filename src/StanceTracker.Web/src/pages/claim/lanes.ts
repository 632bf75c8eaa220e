import type { ClaimAnswer } from '../../api/claims';
import type { Schema } from '../../api/client';

/** A standpoint taken, and how long it remained the speaker's latest. */
export interface LaneSegment extends Schema<'ClaimStandView'> {
  /** The day of the speaker's next standpoint, or asOf. */
  until: string;
}

/** What one speaker said on a claim, in order. */
export interface Lane {
  speaker: string;
  segments: LaneSegment[];
}

/** A lane per speaker, the first to speak on top; each standpoint holds until the speaker's next. */
export function buildLanes({ stands, asOf }: Pick<ClaimAnswer, 'stands' | 'asOf'>): Lane[] {
  const bySpeaker = new Map<string, Schema<'ClaimStandView'>[]>();
  for (const stand of stands.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.knownFrom - b.knownFrom)))
    if (stand.day <= asOf) bySpeaker.set(stand.speaker, [...(bySpeaker.get(stand.speaker) ?? []), stand]);
  return [...bySpeaker].map(([speaker, own]) => ({
    speaker,
    segments: own.map((stand, i) => ({ ...stand, until: own[i + 1]?.day ?? asOf })),
  }));
}
