import { ApiProblem } from '../api/problem';

/** What is wrong, by the field; a field's name is as in what is sent. */
export type FieldErrors = Readonly<Record<string, string>>;

/** The field of a form that a problem's field is shown at: `targets[0]` at `targets`, `evidence.passage.end` at `evidence.passage`; undefined where the form has none. */
export function matchField(field: string | undefined, fields: readonly string[]): string | undefined {
  for (let path = field?.replace(/\[\d+\]/g, ''); path; path = path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '') {
    if (fields.includes(path)) return path;
    const below = fields.find((one) => one.startsWith(`${path}.`));
    if (below !== undefined) return below;
  }
  return undefined;
}

/** What the server found wrong, at the fields that it names. */
export function toFieldErrors(error: Error | null, fields: readonly string[]): FieldErrors {
  const field = error instanceof ApiProblem ? matchField(error.field, fields) : undefined;
  return field === undefined || !error ? {} : { [field]: error.message };
}
