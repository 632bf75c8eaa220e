import type { Schema } from '../api/client';

/** A grade of the Admiralty code in words: "B · usually reliable"; the bare grade while its meaning is not loaded. */
export function formatGrade(grade: string, grades: readonly Schema<'AdmiraltyGrade'>[] | undefined): string {
  const found = grades?.find((one) => one.grade === grade);
  return found ? `${grade} · ${found.meaning}` : grade;
}
