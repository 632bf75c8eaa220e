import { pathTo } from '../../routing/pathTo';

/** Where the thing is shown whose stream this is; undefined for a stream of another kind. */
export function pathToStream(stream: string): string | undefined {
  const [, kind, id] = /^(actor|document|claim|statement)-(.+)$/.exec(stream) ?? [];
  switch (kind) {
    case 'actor':
    case 'document':
    case 'claim':
    case 'statement':
      return pathTo[kind](id ?? '');
    default:
      return undefined;
  }
}

/** What an event is about, in a line: the first of its texts that people read. */
export function summarizeEvent(data: Record<string, unknown>): string {
  for (const name of ['reason', 'paraphrase', 'proposition', 'title', 'name', 'alias', 'with', 'reliability', 'publisher']) {
    const value = data[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  const evidence = data['evidence'];
  return typeof evidence === 'object' && evidence !== null && 'document' in evidence ? String(evidence.document) : '';
}
