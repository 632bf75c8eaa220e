import type { Schema } from '../api/client';

/** How far a source is trusted (Admiralty code, first half), and what the stance method makes of it: r. */
export const reliabilities: readonly { value: Schema<'Reliability'>; label: string; r: number }[] = [
  { value: 'A', label: 'A · completely reliable', r: 1 },
  { value: 'B', label: 'B · usually reliable', r: 0.8 },
  { value: 'C', label: 'C · fairly reliable', r: 0.6 },
  { value: 'D', label: 'D · not usually reliable', r: 0.4 },
  { value: 'E', label: 'E · unreliable', r: 0.2 },
  { value: 'F', label: 'F · cannot be judged', r: 0.5 },
];

/** How far what it says is to be believed (second half), and what the stance method makes of it: q. */
export const credibilities: readonly { value: number; label: string; q: number }[] = [
  { value: 1, label: '1 · confirmed by other sources', q: 1 },
  { value: 2, label: '2 · probably true', q: 0.8 },
  { value: 3, label: '3 · possibly true', q: 0.6 },
  { value: 4, label: '4 · doubtful', q: 0.4 },
  { value: 5, label: '5 · improbable', q: 0.2 },
  { value: 6, label: '6 · cannot be judged', q: 0.5 },
];
