const dayMs = 86_400_000;

/** Whether a text is an existing day in the server's format. */
export function isDay(text: string): boolean {
  if (!/^[1-8]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** The number of a day since 1970: for axes and steps. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;

/** The day of a number. */
export const dayFromNumber = (number: number): string => new Date(Math.round(number) * dayMs).toISOString().slice(0, 10);

/** The day a number of days later. */
export const addDays = (day: string, days: number): string => dayFromNumber(dayNumber(day) + days);

/** The day a number of months later, or the last of the month if it has no such day. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate()))).toISOString().slice(0, 10);
}
