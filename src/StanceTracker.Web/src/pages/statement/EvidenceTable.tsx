import { Box } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Schema } from '../../api/client';
import { documentQuery } from '../../api/documents';
import { methodQuery } from '../../api/method';
import { DocumentLink } from '../../documents/DocumentLink';
import { formatCount } from '../../format/format';
import { formatGrade } from '../../labels/grades';
import type { Column } from '../../tables/columns';
import { DataTable } from '../../tables/DataTable';

type Piece = Schema<'EvidenceView'>;

function Reliability({ document }: { document: string }) {
  const { data } = useQuery(documentQuery(document));
  const { data: method } = useQuery(methodQuery);
  return (
    <>
      {data && formatGrade(data.reliability, method?.reliability)}
      {data?.withdrawn && ' (withdrawn)'}
    </>
  );
}

function Credibility({ grade }: { grade: number }) {
  const { data: method } = useQuery(methodQuery);
  return formatGrade(String(grade), method?.credibility);
}

const columns: Column<Piece>[] = [
  { key: 'number', header: 'No.', align: 'end', render: (piece) => piece.number },
  {
    key: 'document',
    header: 'Document',
    render: (piece) => (
      <Box miw="13rem">
        <DocumentLink id={piece.document} title />
      </Box>
    ),
  },
  {
    key: 'passage',
    header: 'Passage',
    render: (piece) => (piece.passage ? `${formatCount(piece.passage.start)}–${formatCount(piece.passage.end)}` : 'none'),
  },
  { key: 'voice', header: 'Voice', render: (piece) => piece.voice },
  { key: 'via', header: 'Via', render: (piece) => (piece.via ?? []).join(' ← ') },
  { key: 'reliability', header: 'Reliability', render: (piece) => <Reliability document={piece.document} /> },
  { key: 'credibility', header: 'Credibility', render: (piece) => <Credibility grade={piece.credibility} /> },
  { key: 'state', header: 'State', render: (piece) => (piece.withdrawn ? 'withdrawn' : 'counts') },
];

/** A statement's evidence: documents and passages, with their grades. */
export function EvidenceTable({ evidence }: { evidence: readonly Piece[] }) {
  return (
    <DataTable
      caption="Evidence"
      columns={columns}
      rows={evidence}
      rowKey={(piece) => String(piece.number)}
      noun={['piece', 'pieces']}
      empty="A statement without evidence does not count."
    />
  );
}
