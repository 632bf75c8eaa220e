import { Fragment } from 'react';
import type { Schema } from '../api/client';
import { DocumentLink } from './DocumentLink';

/** A statement's evidence in one line: each document once, and how many pieces are withdrawn. */
export function Sources({ evidence }: { evidence: readonly Schema<'EvidenceView'>[] }) {
  const standing = [...new Set(evidence.filter((piece) => !piece.withdrawn).map((piece) => piece.document))];
  const withdrawn = evidence.filter((piece) => piece.withdrawn).length;
  return (
    <>
      {standing.map((id, i) => (
        <Fragment key={id}>
          {i > 0 && '; '}
          <DocumentLink id={id} />
        </Fragment>
      ))}
      {withdrawn > 0 && ` (${withdrawn} withdrawn)`}
    </>
  );
}
