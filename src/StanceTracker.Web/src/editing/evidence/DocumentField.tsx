import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, unwrap } from '../../api/client';
import { documentQuery } from '../../api/documents';
import { formatCount, formatSpan } from '../../format/format';
import { type Choice, SearchPicker } from '../../forms/SearchPicker';
import { useSha256 } from '../../hashing/useSha256';
import { codePointLength } from '../../passages/selection';
import { RegisterDocument } from '../creating/RegisterDocument';

interface Props {
  value: string;
  onChange: (document: string) => void;
  text: string;
  error?: string;
}

/** The documents that match a text. */
async function findDocuments(text: string, signal: AbortSignal): Promise<Choice[]> {
  const { items } = await unwrap(api.GET('/api/documents', { params: { query: { q: text || undefined, limit: '12' } }, signal }));
  return items.map((one) => ({
    value: one.document,
    label: one.title ?? one.document,
    detail: `${one.publisher}, ${formatSpan(one.published)}`,
  }));
}

/** The document: a registered one, recognized by its text if given, or a new one. */
export function DocumentField({ value, onChange, text, error }: Props) {
  const [registering, setRegistering] = useState<string>();
  const digest = useSha256(text);
  const chosen = useQuery({ ...documentQuery(value), enabled: value !== '' });
  const known = useQuery({
    queryKey: ['documents', 'first'],
    queryFn: async ({ signal }) => (await unwrap(api.GET('/api/documents', { params: { query: { limit: '1000' } }, signal }))).items,
    enabled: text !== '',
  });
  const same = digest ? known.data?.find((one) => one.sha256 === digest) : undefined;
  const firstLine = text.trim().split(/\r?\n/, 1)[0]?.slice(0, 200) ?? '';
  return (
    <>
      <SearchPicker
        label="Document"
        required
        placeholder="Title, publisher or ID, or register a new one"
        source="documents"
        search={findDocuments}
        value={value}
        shown={chosen.data?.title ?? undefined}
        onChange={onChange}
        create={{
          label: (typed) => (typed === '' ? 'Register a new document' : `Register “${typed}”`),
          run: (typed) => setRegistering(typed || firstLine),
        }}
        error={error}
      />
      {same && same.document !== value && (
        <Group gap="sm" mt={4} role="status">
          <Text size="xs">This is the text of {same.title ?? same.document}.</Text>
          <Button size="compact-xs" onClick={() => onChange(same.document)}>
            Use this document
          </Button>
        </Group>
      )}
      {chosen.data && (
        <Text size="xs" c="dimmed" mt={4} role="status">
          {`${chosen.data.publisher}, ${formatSpan(chosen.data.published)}; reliability ${chosen.data.reliability}. `}
          {describeTextMatch(chosen.data, digest, text)}
        </Text>
      )}
      {registering !== undefined && (
        <RegisterDocument
          title={registering}
          sha256={digest}
          length={codePointLength(text)}
          onClose={() => setRegistering(undefined)}
          onDone={onChange}
        />
      )}
    </>
  );
}

/** How the given text compares with the registered one. */
function describeTextMatch(
  { sha256, length }: { sha256: string | null; length: number | null },
  digest: string | undefined,
  text: string,
): string {
  if (!digest) return '';
  if (sha256 === null) return 'No digest is registered for this document, so the text cannot be verified.';
  if (sha256 === digest) return 'The text matches the document exactly.';
  return `The text does not match the document: its digest differs${length === null ? '' : `, and it has ${formatCount(codePointLength(text))} code points instead of ${formatCount(length)}`}. Offsets may be wrong.`;
}
