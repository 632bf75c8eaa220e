import { ApiProblem } from '../api/problem';

/** Messages by field; fields have their names in the request. */
export type FieldErrors = Readonly<Record<string, string>>;

/** The form field that shows a problem's field: `targets` for `targets[0]`, `evidence.passage` for `evidence.passage.end`; undefined if there is none. */
export function matchField(field: string | undefined, fields: readonly string[]): string | undefined {
  for (let path = field?.replace(/\[\d+\]/g, ''); path; path = path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '') {
    if (fields.includes(path)) return path;
    const below = fields.find((one) => one.startsWith(`${path}.`));
    if (below !== undefined) return below;
  }
  return undefined;
}

/** The faults found by the server, by field. */
export function toFieldErrors(error: Error | null, fields: readonly string[]): FieldErrors {
  const field = error instanceof ApiProblem ? matchField(error.field, fields) : undefined;
  return field === undefined || !error ? {} : { [field]: error.message };
}
