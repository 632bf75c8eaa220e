import { useQuery } from '@tanstack/react-query';
import { type Method, methodQuery } from '../api/method';
import { useClocks } from './useClocks';

/** The score table and the half-life that stances are asked with, and how to change them. */
export interface MethodSettings {
  /** The name of the table; undefined until the server's default is known. */
  scores: string | undefined;
  /** The tables to choose from; empty until loaded. */
  tables: Method['scores'];
  /** Undefined until the server's default is known. */
  halfLifeDays: number | undefined;
  defaultHalfLifeDays: number | undefined;
  /** Why that is the default; undefined until loaded. */
  halfLifeReason: string | undefined;
  isHalfLife: (days: number) => boolean;
  setScores: (name: string | null) => void;
  /** The default where the days are left out. */
  setHalfLife: (days: number | undefined) => void;
}

/** The settings of the method as the address has them; tables, defaults and bounds are the server's. */
export function useMethodSettings(): MethodSettings {
  const { search, set } = useClocks();
  const { data: method } = useQuery(methodQuery);
  return {
    scores: search.scores ?? method?.defaultScores,
    tables: method?.scores ?? [],
    halfLifeDays: search.halfLifeDays ?? method?.defaultHalfLifeDays,
    defaultHalfLifeDays: method?.defaultHalfLifeDays,
    halfLifeReason: method?.halfLifeReason,
    isHalfLife: (days) => days > 0 && days <= (method?.longestHalfLifeDays ?? Number.MAX_VALUE),
    setScores: (name) => set({ scores: name === null || name === method?.defaultScores ? undefined : name }),
    setHalfLife: (days) => set({ halfLifeDays: days === method?.defaultHalfLifeDays ? undefined : days }),
  };
}
