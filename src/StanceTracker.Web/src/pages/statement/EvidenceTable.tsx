import { Box } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Schema } from '../../api/client';
import { documentOf } from '../../api/documents';
import { DocumentLink } from '../../documents/DocumentLink';
import type { Column } from '../../tables/columns';
import { DataTable } from '../../tables/DataTable';
import { formatCount } from '../../words/format';

type Piece = Schema<'EvidenceView'>;

function Reliability({ document }: { document: string }) {
  const { data } = useQuery(documentOf(document));
  return (
    <>
      {data?.reliability}
      {data?.withdrawn && ' (withdrawn)'}
    </>
  );
}

const columns: Column<Piece>[] = [
  { key: 'number', head: 'No.', align: 'end', render: (piece) => piece.number },
  { key: 'document', head: 'Document', render: (piece) => <Box miw="13rem"><DocumentLink id={piece.document} title /></Box> },
  { key: 'passage', head: 'Passage', render: (piece) => (piece.passage ? `${formatCount(piece.passage.start)}–${formatCount(piece.passage.end)}` : 'none') },
  { key: 'voice', head: 'Voice', render: (piece) => piece.voice },
  { key: 'via', head: 'Via', render: (piece) => (piece.via ?? []).join(' ← ') },
  { key: 'reliability', head: 'Reliability', render: (piece) => <Reliability document={piece.document} /> },
  { key: 'credibility', head: 'Credibility', align: 'end', render: (piece) => piece.credibility },
  { key: 'state', head: 'State', render: (piece) => (piece.withdrawn ? 'withdrawn' : 'counts') },
];

/** A statement's evidence: documents and passages, with their grades. */
export function EvidenceTable({ evidence }: { evidence: readonly Piece[] }) {
  return <DataTable caption="Evidence" columns={columns} rows={evidence} rowKey={(piece) => String(piece.number)} noun={['piece', 'pieces']} empty="A statement without evidence does not count." />;
}
