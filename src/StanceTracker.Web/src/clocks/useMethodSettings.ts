import { useQuery } from '@tanstack/react-query';
import { methodQuery } from '../api/method';
import { defaultScoreTable, type ScoreTable, scoreTables } from './clocks';
import { useClocks } from './useClocks';

/** The score table and the half-life that stances are asked with, and how to change them. */
export interface MethodSettings {
  scores: ScoreTable;
  /** Undefined until the server's default is known. */
  halfLifeDays: number | undefined;
  defaultHalfLifeDays: number | undefined;
  isHalfLife: (days: number) => boolean;
  setScores: (name: string | null) => void;
  /** The default where the days are left out. */
  setHalfLife: (days: number | undefined) => void;
}

/** The settings of the method as the address has them; defaults and bounds are the server's. */
export function useMethodSettings(): MethodSettings {
  const { search, set } = useClocks();
  const { data: method } = useQuery(methodQuery);
  return {
    scores: search.scores ?? defaultScoreTable,
    halfLifeDays: search.halfLifeDays ?? method?.defaultHalfLifeDays,
    defaultHalfLifeDays: method?.defaultHalfLifeDays,
    isHalfLife: (days) => days > 0 && days <= (method?.longestHalfLifeDays ?? Number.MAX_VALUE),
    setScores: (name) => set({ scores: scoreTables.find((table) => table === name && table !== defaultScoreTable) }),
    setHalfLife: (days) => set({ halfLifeDays: days === method?.defaultHalfLifeDays ? undefined : days }),
  };
}
