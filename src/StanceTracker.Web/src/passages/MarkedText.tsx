import { useEffect, useMemo, useRef } from 'react';
import type { LabelledPassage } from './checkPassages';
import classes from './PassageViewer.module.css';
import { splitIntoSegments } from './textRanges';

/** A text with passages highlighted, scrolled to the first. */
export function MarkedText({ text, starts, passages }: { text: string; starts: Uint32Array; passages: readonly LabelledPassage[] }) {
  const frame = useRef<HTMLDivElement>(null);
  const pieces = useMemo(() => splitIntoSegments(text, starts, passages), [text, starts, passages]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other marks are scrolled to
  useEffect(() => {
    const mark = frame.current?.querySelector('mark');
    if (frame.current && mark) frame.current.scrollTop = mark.offsetTop - 48;
  }, [pieces]);
  return (
    <div ref={frame} className={classes.text} tabIndex={0} role="region" aria-label="Text with passages">
      {pieces.map((piece, i) =>
        piece.ranges.length === 0 ? (
          piece.text
        ) : (
          <mark key={i} title={piece.ranges.map((k) => passages[k]?.label).join('; ')}>
            {piece.text}
          </mark>
        ),
      )}
    </div>
  );
}
