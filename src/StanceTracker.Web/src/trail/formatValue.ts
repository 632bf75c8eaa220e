/** A value of an event in words: texts unchanged, lists with commas, objects by field. Empty for no value. */
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
