/** A value of an event in words: texts as they are, lists by commas, objects by their fields. Nothing is an empty text. */
export function formatValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(formatValue).join(', ');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, part]) => [name, formatValue(part)] as const)
      .filter(([, text]) => text !== '')
      .map(([name, text]) => `${name} ${text}`)
      .join('; ');
  return String(value);
}
