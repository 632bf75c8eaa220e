import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { documentOf } from '../api/documents';
import { Failure } from '../shell/Failure';
import { formatCount } from '../words/format';
import { type Checked, checkPassages, type Marked } from './check';
import { codePointStarts } from './codePoints';
import type { Found } from './hash';
import { holdText, useHeldText } from './heldTexts';
import classes from './Located.module.css';
import { MarkedText } from './MarkedText';
import { TextOpener } from './TextOpener';

interface Props {
  document: string;
  passages: readonly Marked[];
}

/** Passages in their document's text, if the analyst has it. */
export function Located({ document: id, passages }: Props) {
  const { data: document, error } = useQuery(documentOf(id));
  const held = useHeldText(id);
  if (error) return <Failure error={error} />;
  if (!document) return null;
  if (!held) return <TextOpener document={document} />;
  return (
    <>
      <Verdict found={held} length={document.length} sha256={document.sha256} />{' '}
      <Anchor component="button" type="button" size="xs" onClick={() => holdText(id, undefined)}>
        Use another text
      </Anchor>
      <Passages found={held} passages={passages} />
    </>
  );
}

function Passages({ found, passages }: { found: Found; passages: readonly Marked[] }) {
  const starts = useMemo(() => codePointStarts(found.text), [found]);
  const { data: checked } = useQuery({
    queryKey: ['passages', found.sha256, passages],
    queryFn: () => checkPassages(found.text, starts, passages),
    staleTime: Infinity,
  });
  if (!checked) return null;
  const placed = checked.filter((one) => one.verdict === 'same' || (one.verdict === 'unhashed' && found.same !== false));
  return (
    <>
      <ul className={classes.verdicts}>
        {checked.map((one) => (
          <li key={one.label}>
            {one.label}, {formatCount(one.start)}–{formatCount(one.end)}: {words[one.verdict]}
          </li>
        ))}
      </ul>
      <MarkedText text={found.text} starts={starts} passages={placed} />
    </>
  );
}

const words: Record<Checked['verdict'], string> = {
  same: 'found, hash matches',
  unhashed: 'shown by offset; no hash recorded',
  other: 'not found: different text at this offset',
  beyond: 'not found: the text ends before this offset',
};

function Verdict({ found, length, sha256 }: { found: Found; length: number | null; sha256: string | null }) {
  const count = codePointStarts(found.text).length - 1;
  const size = `${formatCount(count)} code points`;
  if (found.same) return <Text span size="sm">{`This is the document’s text${found.how && ` (${found.how})`}: SHA-256 matches, ${size}.`}</Text>;
  if (found.same === undefined) return <Text span size="sm">{`No SHA-256 is recorded for this document, so the text cannot be verified; ${size}.`}</Text>;
  return (
    <Text span size="sm" role="alert">
      {`This is a different text: ${size}${length === null ? '' : ` where the document has ${formatCount(length)}`}; SHA-256 ${found.sha256.slice(0, 12)}… where the document has ${sha256?.slice(0, 12)}…. Passages are looked up anyway.`}
    </Text>
  );
}
