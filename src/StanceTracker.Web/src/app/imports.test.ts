import { expect, test } from 'vitest';

/** The layers of `src`, top first: a file imports only from its own layer and those below it. */
const layers: readonly (readonly string[])[] = [
  ['main.tsx'],
  ['app'],
  ['pages'],
  ['editing'],
  ['actors', 'acts', 'claims', 'documents', 'passages', 'statements', 'trail'],
  ['charts', 'clocks', 'forms', 'stances', 'tables'],
  ['components', 'routing', 'shortcuts'],
  ['api', 'docs', 'format', 'hashing', 'labels'],
];

/** Resolves a relative path against a folder of `src`. */
const resolve = (folder: string, relative: string): string => new URL(relative, `file:///${folder}/`).pathname.replace(/^\/+/, '');

const sources = import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.d.ts'], { query: '?raw', import: 'default', eager: true });
const files = new Map(Object.entries(sources).map(([name, text]) => [resolve('app', name), text]));

/** The files that a file imports, type imports included; style sheets and packages are left out. */
function importsOf(file: string): string[] {
  const specifiers = [...(files.get(file) ?? '').matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']*)'/g)].map((match) => match[1] ?? '');
  return specifiers.flatMap((specifier) => {
    const target = resolve(file.slice(0, Math.max(0, file.lastIndexOf('/'))), specifier);
    return [target, `${target}.ts`, `${target}.tsx`].filter((name) => files.has(name));
  });
}

/** For each folder, which of its entries imports which; a subfolder stands for all the files in it. */
function importsByFolder(): Map<string, Map<string, Set<string>>> {
  const graphs = new Map<string, Map<string, Set<string>>>();
  for (const file of files.keys()) {
    for (const target of importsOf(file)) {
      const [from, to] = [file.split('/'), target.split('/')];
      const depth = from.findIndex((name, i) => name !== to[i]);
      if (depth < 0) continue;
      const folder = from.slice(0, depth).join('/');
      const graph = graphs.get(folder) ?? new Map<string, Set<string>>();
      graphs.set(folder, graph.set(from[depth] ?? '', (graph.get(from[depth] ?? '') ?? new Set()).add(to[depth] ?? '')));
    }
  }
  return graphs;
}

/** The first cycle of a graph, as the names along it; undefined if there is none. */
function findCycle(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>();
  const follow = (name: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name];
    if (done.has(name)) return undefined;
    for (const next of graph.get(name) ?? []) {
      const cycle = follow(next, [...path, name]);
      if (cycle) return cycle;
    }
    done.add(name);
    return undefined;
  };
  for (const name of graph.keys()) {
    const cycle = follow(name, []);
    if (cycle) return cycle;
  }
  return undefined;
}

test('neither files nor folders import each other in a cycle', () => {
  expect(files.size).toBeGreaterThan(200);
  const cycles = [...importsByFolder()].flatMap(([folder, graph]) => {
    const cycle = findCycle(graph);
    return cycle ? [`src/${folder}: ${cycle.join(' → ')}`] : [];
  });
  expect(cycles).toEqual([]);
});

test('a file imports from its own layer and those below it', () => {
  const layerOf = (file: string) => layers.findIndex((names) => names.includes(file.split('/')[0] ?? ''));
  const found = [...files.keys()].flatMap((file) => {
    if (file === 'app/imports.test.ts') return [];
    if (layerOf(file) < 0) return [`${file} is in no layer`];
    return importsOf(file).flatMap((target) => (layerOf(target) < layerOf(file) ? [`${file} imports ${target}`] : []));
  });
  expect(found).toEqual([]);
});

test('a page imports no other page', () => {
  const pageOf = (file: string) => (file.startsWith('pages/') ? file.split('/')[1] : undefined);
  const found = [...files.keys()].flatMap((file) =>
    importsOf(file).flatMap((target) =>
      pageOf(file) && pageOf(target) && pageOf(file) !== pageOf(target) ? [`${file} imports ${target}`] : [],
    ),
  );
  expect(found).toEqual([]);
});
