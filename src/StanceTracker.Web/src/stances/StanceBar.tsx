import type { StanceValue } from './labels';
import { stanceColour } from './scale';
import { useColourScheme } from './useColourScheme';

const [width, height] = [140, 14];
const placeOf = (stance: number): number => ((Math.max(-10, Math.min(10, stance)) + 10) / 20) * width;

/** A bar with a stance and its interval between −10 and +10, next to the number. */
export function StanceBar({ value: { stance, low, high } }: { value: StanceValue }) {
  const scheme = useColourScheme();
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden style={{ display: 'block' }}>
      <line x1={0} x2={width} y1={height / 2} y2={height / 2} stroke="var(--desk-line)" />
      <line x1={width / 2} x2={width / 2} y1={1} y2={height - 1} stroke="var(--desk-line)" />
      {stance !== null && low !== null && high !== null && (
        <>
          <rect x={placeOf(low)} width={placeOf(high) - placeOf(low)} y={4} height={height - 8} fill="currentColor" opacity={0.14} />
          <circle cx={placeOf(stance)} cy={height / 2} r={4.5} fill={stanceColour(stance, scheme)} stroke="currentColor" />
        </>
      )}
    </svg>
  );
}
