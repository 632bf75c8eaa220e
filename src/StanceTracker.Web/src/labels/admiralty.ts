import type { Schema } from '../api/client';

/** How far a source is trusted (Admiralty code, first half). */
export const reliabilities: readonly { value: Schema<'Reliability'>; label: string }[] = [
  { value: 'A', label: 'A · completely reliable' },
  { value: 'B', label: 'B · usually reliable' },
  { value: 'C', label: 'C · fairly reliable' },
  { value: 'D', label: 'D · not usually reliable' },
  { value: 'E', label: 'E · unreliable' },
  { value: 'F', label: 'F · cannot be judged' },
];

/** How credible the information is (second half). */
export const credibilities: readonly { value: number; label: string }[] = [
  { value: 1, label: '1 · confirmed by other sources' },
  { value: 2, label: '2 · probably true' },
  { value: 3, label: '3 · possibly true' },
  { value: 4, label: '4 · doubtful' },
  { value: 5, label: '5 · improbable' },
  { value: 6, label: '6 · cannot be judged' },
];
