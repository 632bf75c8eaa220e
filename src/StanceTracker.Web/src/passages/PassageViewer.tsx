import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { documentQuery } from '../api/documents';
import { ErrorNotice } from '../components/ErrorNotice';
import { formatCount } from '../format/format';
import { type CheckedPassage, checkPassages, type LabelledPassage } from './checkPassages';
import { MarkedText } from './MarkedText';
import type { MatchedText } from './matchText';
import { OpenTextForm } from './OpenTextForm';
import { setOpenText, useOpenText } from './openTexts';
import classes from './PassageViewer.module.css';
import { codePointStarts } from './textRanges';

interface Props {
  document: string;
  passages: readonly LabelledPassage[];
}

/** Passages in their document's text, if the analyst has it. */
export function PassageViewer({ document: id, passages }: Props) {
  const { data: document, error } = useQuery(documentQuery(id));
  const opened = useOpenText(id);
  if (error) return <ErrorNotice error={error} />;
  if (!document) return null;
  if (!opened) return <OpenTextForm document={document} />;
  return (
    <>
      <Verdict found={opened} length={document.length} sha256={document.sha256} />{' '}
      <Anchor component="button" type="button" size="xs" onClick={() => setOpenText(id, undefined)}>
        Use another text
      </Anchor>
      <Passages found={opened} passages={passages} />
    </>
  );
}

function Passages({ found, passages }: { found: MatchedText; passages: readonly LabelledPassage[] }) {
  const starts = useMemo(() => codePointStarts(found.text), [found]);
  const { data: checked } = useQuery({
    queryKey: ['passages', found.sha256, passages],
    queryFn: () => checkPassages(found.text, starts, passages),
    staleTime: Infinity,
  });
  if (!checked) return null;
  const located = checked.filter((one) => one.verdict === 'same' || (one.verdict === 'unhashed' && found.matches !== false));
  return (
    <>
      <ul className={classes.verdicts}>
        {checked.map((one) => (
          <li key={one.label}>
            {one.label}, {formatCount(one.start)}–{formatCount(one.end)}: {verdictLabels[one.verdict]}
          </li>
        ))}
      </ul>
      <MarkedText text={found.text} starts={starts} passages={located} />
    </>
  );
}

const verdictLabels: Record<CheckedPassage['verdict'], string> = {
  same: 'found, hash matches',
  unhashed: 'shown by offset; no hash recorded',
  other: 'not found: different text at this offset',
  beyond: 'not found: the text ends before this offset',
};

function Verdict({ found, length, sha256 }: { found: MatchedText; length: number | null; sha256: string | null }) {
  const count = codePointStarts(found.text).length - 1;
  const size = `${formatCount(count)} code points`;
  if (found.matches)
    return <Text span size="sm">{`This is the document’s text${found.change && ` (${found.change})`}: SHA-256 matches, ${size}.`}</Text>;
  if (found.matches === undefined)
    return <Text span size="sm">{`No SHA-256 is recorded for this document, so the text cannot be verified; ${size}.`}</Text>;
  return (
    <Text span size="sm" role="alert">
      {`This is a different text: ${size}${length === null ? '' : ` where the document has ${formatCount(length)}`}; SHA-256 ${found.sha256.slice(0, 12)}… where the document has ${sha256?.slice(0, 12)}…. Passages are looked up anyway.`}
    </Text>
  );
}
