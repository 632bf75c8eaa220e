/** Stances as a square: `square[i][j]` is where i stands toward j; null is unknown. */
export type Square = readonly (readonly (number | null)[])[];

/** The stance assumed of an actor toward itself, so that its friends end up near it. */
const selfRegard = 5;

/**
 * Orders actors so that those with similar stances, held and received, lie side by side and camps show as blocks.
 * Average-linkage clustering of the actors' rows and columns by cosine distance; then clusters are reversed while that brings neighbours closer.
 * The result does not depend on the input order if `names` are distinct.
 */
export function seriate(names: readonly string[], square: Square): number[] {
  const start = names.map((_, i) => i).sort((a, b) => (names[a]! < names[b]! ? -1 : 1));
  if (start.length < 3) return start;
  const distance = distances(start, square);
  const { order, clusters } = cluster(distance);
  turn(order, clusters, distance);
  return order.map((i) => start[i]!);
}

/** The dissimilarity of actors, 0 … 2: by the angle between their known stances. */
function distances(start: readonly number[], square: Square): Float64Array[] {
  const n = start.length;
  const profiles = start.map((a, i) => {
    const profile = new Float64Array(2 * n);
    start.forEach((b, j) => {
      profile[j] = i === j ? selfRegard : (square[a]?.[b] ?? 0);
      profile[n + j] = i === j ? selfRegard : (square[b]?.[a] ?? 0);
    });
    const length = Math.hypot(...profile);
    return profile.map((value) => value / length);
  });
  const distance = Array.from({ length: n }, () => new Float64Array(n));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      let cosine = 0;
      const [one, other] = [profiles[i]!, profiles[j]!];
      for (let k = 0; k < one.length; k++) cosine += one[k]! * other[k]!;
      distance[i]![j] = distance[j]![i] = 1 - cosine;
    }
  }
  return distance;
}

/** Merges the two nearest clusters until one is left, trying each orientation. */
function cluster(distance: readonly Float64Array[]): { order: number[]; clusters: number[][] } {
  const between = distance.map((row) => Float64Array.from(row));
  const lists = new Map(distance.map((_, i) => [i, [i]]));
  const clusters: number[][] = [];
  while (lists.size > 1) {
    let [nearest, a, b] = [Infinity, -1, -1];
    for (const i of lists.keys()) {
      for (const j of lists.keys()) {
        if (j >= i) break;
        if (between[i]![j]! < nearest) [nearest, a, b] = [between[i]![j]!, j, i];
      }
    }
    const [one, other] = [lists.get(a)!, lists.get(b)!];
    for (const k of lists.keys()) {
      const mean = (one.length * between[a]![k]! + other.length * between[b]![k]!) / (one.length + other.length);
      between[a]![k] = between[k]![a] = mean;
    }
    const joined = join(one, other, distance);
    clusters.push(joined);
    lists.set(a, joined);
    lists.delete(b);
  }
  return { order: [...lists.values()][0]!, clusters };
}

/** Joins two lists, each oriented so that the ends that meet are closest. */
function join(one: number[], other: number[], distance: readonly Float64Array[]): number[] {
  const ways = [
    [one, other],
    [one, other.toReversed()],
    [one.toReversed(), other],
    [one.toReversed(), other.toReversed()],
  ] as const;
  const gap = ([left, right]: (typeof ways)[number]) => distance[left.at(-1)!]![right[0]!]!;
  const best = ways.reduce((least, way) => (gap(way) < gap(least) - 1e-12 ? way : least));
  return [...best[0], ...best[1]];
}

/** Reverses clusters within the order while that brings neighbours closer. */
function turn(order: number[], clusters: readonly number[][], distance: readonly Float64Array[]): void {
  const place = new Int32Array(order.length);
  order.forEach((leaf, at) => {
    place[leaf] = at;
  });
  const gap = (a: number, b: number) => (a < 0 || b >= order.length ? 0 : distance[order[a]!]![order[b]!]!);
  for (let round = 0, better = true; better && round < 20; round++) {
    better = false;
    for (const leaves of clusters) {
      let [from, to] = [order.length, -1];
      for (const leaf of leaves) [from, to] = [Math.min(from, place[leaf]!), Math.max(to, place[leaf]!)];
      const turned = (from > 0 ? gap(from - 1, to) : 0) + (to + 1 < order.length ? gap(from, to + 1) : 0);
      if (turned >= gap(from - 1, from) + gap(to, to + 1) - 1e-12) continue;
      order.splice(from, leaves.length, ...order.slice(from, to + 1).reverse());
      for (let at = from; at <= to; at++) place[order[at]!] = at;
      better = true;
    }
  }
}
