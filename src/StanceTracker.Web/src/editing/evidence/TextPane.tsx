import { Button, FileButton, Group, Stack, Text, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { formatCount } from '../../format/format';
import { sha256Hex } from '../../hashing/sha256';
import { useSha256 } from '../../hashing/useSha256';
import { readTextFile } from '../../passages/readTextFile';
import { codePointLength, rangeFromSelection, selectionFromRange, toTextAreaValue } from '../../passages/selection';
import { codePointStarts, sliceRange } from '../../passages/textRanges';
import classes from '../editing.module.css';
import type { EvidenceDraft } from './evidence';

interface Props {
  text: string;
  onText: (text: string) => void;
  passage: EvidenceDraft['passage'];
  onPassage: (passage: EvidenceDraft['passage']) => void;
  error?: string;
}

/** The document's text, pasted or opened, never sent; and the passage selected in it. */
export function TextPane({ text, onText, passage, onPassage, error }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [unread, setUnread] = useState<string>();
  const digest = useSha256(text);
  const slice = passage ? (sliceRange(text, codePointStarts(text), passage) ?? '') : '';
  const select = async () => {
    if (!area.current) return;
    const place = rangeFromSelection(text, area.current.selectionStart, area.current.selectionEnd);
    if (place && (place.start !== passage?.start || place.end !== passage.end))
      onPassage({ ...place, sha256: await sha256Hex(sliceRange(text, codePointStarts(text), place) ?? '') });
  };
  const show = () => {
    if (!area.current || !passage) return;
    area.current.focus();
    area.current.setSelectionRange(...selectionFromRange(text, passage));
  };
  const open = async (file: File | null) => {
    if (!file) return;
    try {
      onText(await readTextFile(file));
      setUnread(undefined);
    } catch {
      setUnread(`${file.name} is not UTF-8 text. Save it as plain text, or paste the text.`);
    }
  };
  return (
    <Stack gap="xs">
      <Textarea
        ref={area}
        size="sm"
        label="The document's text"
        description="Paste it, or open a file. Then select the passage with the mouse or with Shift and the arrow keys. The text stays in this browser."
        rows={18}
        value={toTextAreaValue(text)}
        onChange={(event) => onText(event.currentTarget.value)}
        onSelect={() => void select()}
        error={unread ?? error}
        spellCheck={false}
        resize="vertical"
      />
      <Group gap="sm">
        <FileButton onChange={(file) => void open(file)} accept=".txt,.md,text/plain,text/markdown">
          {(props) => <Button {...props}>Open a file</Button>}
        </FileButton>
        {text !== '' && <Text size="xs" c="dimmed">{`${formatCount(codePointLength(text))} code points`}</Text>}
      </Group>
      {digest && <div className={classes.digest}>SHA-256 {digest}</div>}
      <div role="status">
        {passage ? (
          <Stack gap={4}>
            <Group gap="sm">
              <Text>{`Passage: code points ${formatCount(passage.start)} to ${formatCount(passage.end)}`}</Text>
              <Button size="compact-xs" onClick={show}>
                Show in text
              </Button>
              <Button size="compact-xs" onClick={() => onPassage(null)}>
                Clear passage
              </Button>
            </Group>
            {slice !== '' && <blockquote className={classes.quote}>{toTextAreaValue(slice)}</blockquote>}
            <div className={classes.digest}>SHA-256 {passage.sha256}</div>
          </Stack>
        ) : (
          <Text c="dimmed">
            {text === '' ? 'Without a text, the whole document is cited.' : 'Without a passage, the whole document is cited.'}
          </Text>
        )}
      </div>
    </Stack>
  );
}
