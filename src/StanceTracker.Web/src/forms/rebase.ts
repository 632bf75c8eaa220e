const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * Rebases a form onto someone else's change: fields that I changed are mine, all others theirs.
 * @returns The form, and the fields that both changed to different values.
 */
export function rebase<Form extends object>(base: Form, mine: Form, theirs: Form): { form: Form; conflicts: string[] } {
  const names = Object.keys(mine) as (keyof Form & string)[];
  const changed = names.filter((name) => !same(mine[name], base[name]));
  const form = { ...theirs };
  for (const name of changed) form[name] = mine[name];
  return { form, conflicts: changed.filter((name) => !same(theirs[name], base[name]) && !same(theirs[name], mine[name])) };
}
