import { Button, FileButton, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Document } from '../api/documents';
import { matchText } from './matchText';
import { setOpenText } from './openTexts';

/** Takes a document's text from a file or the clipboard; it is read in the browser and never sent. */
export function OpenTextForm({ document }: { document: Document }) {
  const [pasted, setPasted] = useState('');
  const [failure, setFailure] = useState<string>();
  const take = async (text: Promise<string> | string) => {
    try {
      setOpenText(document.document, await matchText(await text, document.sha256));
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };
  // Keep the byte-order mark: it is part of what was hashed.
  const read = async (file: File) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer());
  return (
    <Stack gap="xs" maw="44rem">
      <Text size="sm" c="dimmed">
        The ledger stores no texts. Open or paste the text of “{document.title ?? document.document}” to see its passages. It is hashed in
        this browser, compared with the document’s SHA-256, and never sent.
      </Text>
      <Group gap="sm" align="start">
        <FileButton accept="text/*,.txt,.md,.html" onChange={(file) => file && void take(read(file))}>
          {(props) => <Button {...props}>Open a file</Button>}
        </FileButton>
        <Textarea
          aria-label={`Text of ${document.title ?? document.document}`}
          placeholder="or paste the text here"
          size="xs"
          rows={1}
          autosize
          maxRows={4}
          style={{ flex: 1 }}
          value={pasted}
          onChange={(event) => setPasted(event.currentTarget.value)}
        />
        <Button disabled={pasted === ''} onClick={() => void take(pasted)}>
          Use this text
        </Button>
      </Group>
      {failure && (
        <Text size="sm" role="alert">
          {failure}
        </Text>
      )}
    </Stack>
  );
}
