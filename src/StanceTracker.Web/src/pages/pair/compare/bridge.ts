import type { Schema } from '../../../api/client';

/** A step of the bridge from one stance to the other: a statement, the rest, or an end. */
export interface BridgeStep {
  kind: 'end' | 'statement' | 'rest';
  label: string;
  /** What it adds; for an end, its stance. */
  part: number;
  from: number;
  to: number;
}

const maxSteps = 14;

/** The bridge: the first stance, the largest parts one by one, the rest combined, the second stance. An unknown stance starts at zero. */
export function buildBridge(
  { from, to, parts }: Pick<Schema<'ChangesAnswer'>, 'from' | 'to' | 'parts'>,
  labels: { from: string; to: string; tell: (statement: string) => string },
): BridgeStep[] {
  const ordered = parts.toSorted((a, b) => Math.abs(b.part) - Math.abs(a.part));
  const rest = ordered.slice(maxSteps);
  let at = from.stance ?? 0;
  const lay = (kind: BridgeStep['kind'], label: string, part: number): BridgeStep => {
    const from = at;
    at += part;
    return { kind, label, part, from, to: at };
  };
  return [
    { kind: 'end', label: labels.from, part: from.stance ?? 0, from: 0, to: from.stance ?? 0 },
    ...ordered.slice(0, maxSteps).map((one) => lay('statement', labels.tell(one.statement), one.part)),
    ...(rest.length > 0
      ? [
          lay(
            'rest',
            `${rest.length} smaller parts`,
            rest.reduce((sum, one) => sum + one.part, 0),
          ),
        ]
      : []),
    { kind: 'end', label: labels.to, part: to.stance ?? 0, from: 0, to: to.stance ?? 0 },
  ];
}
