const minusSign = '\u2212';

const numberFormats = new Map<number, Intl.NumberFormat>();

/** A number with fixed decimals and a real minus sign; no sign if it rounds to 0. */
export function formatNumber(value: number, decimals = 2): string {
  let format = numberFormats.get(decimals);
  if (!format) {
    format = new Intl.NumberFormat('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals, signDisplay: 'negative' });
    numberFormats.set(decimals, format);
  }
  return format.format(value).replace('-', minusSign);
}

/** The same with an explicit plus sign, for changes and shares. */
export function formatSigned(value: number, decimals = 2): string {
  const text = formatNumber(value, decimals);
  return text.startsWith(minusSign) || Number(text.replaceAll(',', '')) === 0 ? text : `+${text}`;
}

/** A whole number: 12,345. */
export const formatCount = (value: number): string => formatNumber(value, 0);

/** A number and its noun: "1 statement", "1,204 statements". */
export const formatCounted = (count: number, one: string, many = `${one}s`): string => `${formatCount(count)} ${count === 1 ? one : many}`;

const longDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const shortDay = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: 'short', year: 'numeric', timeZone: 'UTC' });
const instant = new Intl.DateTimeFormat('en-GB', {
  day: '2-digit',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZone: 'UTC',
});

/** A day in a sentence: "5 September 2023". */
export const formatLongDay = (day: string): string => longDay.format(new Date(`${day}T00:00:00Z`));

/** The month of a day in a sentence: "October 2023". */
export const formatMonth = (day: string): string => month.format(new Date(`${day}T00:00:00Z`));

/** A day in a table: "05 Sept 2023". */
export const formatDay = (day: string): string => shortDay.format(new Date(`${day}T00:00:00Z`));

/** A day or a span of days. */
export const formatSpan = ({ earliest, latest }: { earliest: string; latest: string }): string =>
  earliest === latest ? formatDay(earliest) : `${formatDay(earliest)} \u2013 ${formatDay(latest)}`;

/** An instant in UTC, marked as such. */
export const formatInstant = (at: string): string => `${instant.format(new Date(at))} UTC`;
