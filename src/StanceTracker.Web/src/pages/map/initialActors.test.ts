import { expect, test } from 'vitest';
import type { StanceRow } from './grid';
import { pickInitialActors } from './initialActors';

type Kind = 'state' | 'organization' | 'armed-group' | 'person';

/** A square of stances, from a map of `holder target` to the number of statements that count. */
function square(kinds: Record<string, Kind>, statements: Record<string, number>, speakers: Record<string, string> = {}) {
  const actors = Object.keys(kinds);
  const positions = actors.map((holder) =>
    actors.map((target) =>
      statements[`${holder} ${target}`]
        ? ({ holder, target, statements: statements[`${holder} ${target}`], label: 'critical' } as StanceRow)
        : null,
    ),
  );
  const actorOf = (id: string) => ({
    kind: kinds[id] ?? 'state',
    affiliations: speakers[id] ? [{ number: 1, with: speakers[id], role: null, from: null, to: null }] : [],
  });
  return pickInitialActors({ actors, positions }, actorOf);
}

const both = (a: string, b: string, count = 1) => ({ [`${a} ${b}`]: count, [`${b} ${a}`]: count });

/** The share of unknown cells off the diagonal. */
const unknownAmong = (chosen: readonly string[], statements: Record<string, number>) => {
  const cells = chosen.flatMap((a) => chosen.filter((b) => b !== a).map((b) => statements[`${a} ${b}`] ?? 0));
  return cells.filter((count) => count === 0).length / cells.length;
};

test('the map starts with the actor with the most statements, and adds the best known ones', () => {
  const statements = { ...both('iran', 'taliban', 20), ...both('iran', 'pakistan', 5), ...both('taliban', 'pakistan', 5), 'iran japan': 1 };
  expect(square({ japan: 'state', iran: 'state', taliban: 'armed-group', pakistan: 'state' }, statements)).toEqual([
    'iran',
    'pakistan',
    'taliban',
  ]);
});

test('at most a third of the cells are unknown', () => {
  for (let seed = 1; seed <= 60; seed++) {
    let state = seed * 7919;
    const random = () => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return state / 2147483648;
    };
    const names = Array.from({ length: 4 + (seed % 27) }, (_, i) => `a${i}`);
    const statements = Object.fromEntries(
      names.flatMap((a) => names.filter((b) => b !== a && random() < seed / 60).map((b) => [`${a} ${b}`, 1 + Math.floor(random() * 9)])),
    );
    const chosen = square(Object.fromEntries(names.map((name) => [name, 'state'])), statements);
    if (chosen.length === names.length) continue;
    expect(chosen.length, `seed ${seed}`).toBeGreaterThan(1);
    expect(chosen.length, `seed ${seed}`).toBeLessThanOrEqual(24);
    expect(unknownAmong(chosen, statements), `seed ${seed}`).toBeLessThanOrEqual(1 / 3 + 1e-9);
  }
});

test('of two equally known actors, a state comes first', () => {
  const statements = { ...both('iran', 'group', 9), ...both('iran', 'state', 9) };
  expect(square({ group: 'armed-group', iran: 'state', state: 'state' }, statements).slice(0, 2)).toEqual(['iran', 'state']);
});

test('organs and people that would repeat their state’s row are left out', () => {
  const statements = { ...both('iran', 'taliban', 9), ...both('ministry', 'taliban', 9), ...both('ministry', 'iran', 9) };
  expect(square({ iran: 'state', ministry: 'organization', taliban: 'armed-group' }, statements, { ministry: 'iran' }).toSorted()).toEqual([
    'iran',
    'taliban',
  ]);
});

test('if too little is known for even two, all actors are shown', () => {
  expect(square({ a: 'state', b: 'state', c: 'state' }, { 'a b': 1 })).toEqual(['a', 'b', 'c']);
});
