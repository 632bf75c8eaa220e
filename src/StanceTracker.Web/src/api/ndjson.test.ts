import { expect, test } from 'vitest';
import { readNdjson } from './ndjson';

const streamOf = (...pieces: Uint8Array[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });

const all = async (stream: ReadableStream<Uint8Array>) => {
  const lines: unknown[] = [];
  for await (const line of readNdjson(stream)) lines.push(line);
  return lines;
};

test('lines may arrive in pieces, cut inside a character, the last without a line break', async () => {
  const bytes = new TextEncoder().encode('{"a":"é"}\n\n{"a":"−"}');
  expect(await all(streamOf(bytes.slice(0, 7), bytes.slice(7, 8), bytes.slice(8)))).toEqual([{ a: 'é' }, { a: '−' }]);
});

test('an empty stream yields no lines', async () => {
  expect(await all(streamOf())).toEqual([]);
});
