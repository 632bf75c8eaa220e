import { pathTo } from '../../routing/pathTo';

/** The page of the record that this stream belongs to; undefined for other kinds of stream. */
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

/** An event in one line: the first of its human-readable texts. */
export function summarizeEvent(data: Record<string, unknown>): string {
  for (const name of ['reason', 'paraphrase', 'proposition', 'title', 'name', 'alias', 'with', 'reliability', 'publisher']) {
    const value = data[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  const evidence = data.evidence;
  return typeof evidence === 'object' && evidence !== null && 'document' in evidence ? String(evidence.document) : '';
}
