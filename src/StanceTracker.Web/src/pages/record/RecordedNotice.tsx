import { Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Schema } from '../../api/client';
import { AppLink } from '../../components/AppLink';
import { Notice } from '../../components/Notice';
import { formatCount } from '../../format/format';
import { pathTo } from '../../routing/pathTo';

/** Confirms a recorded statement, with its warnings and possible duplicates. */
export function RecordedNotice({ written }: { written: Schema<'WriteReceipt'> }) {
  const place = useRef<HTMLDivElement>(null);
  // The form may be longer than the window, so move the focus here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each statement that is recorded takes the focus
  useEffect(() => place.current?.focus(), [written]);
  const alike = written.possibleDuplicates ?? [];
  return (
    <div ref={place} tabIndex={-1} role="status">
      <Notice title={`Recorded as ${written.id}`} action={<AppLink to={pathTo.statement(written.id)}>View the statement</AppLink>}>
        It counts from position {formatCount(written.position)}. Text and document are kept for the next statement.
        {written.warnings?.map((warning) => (
          <Text key={warning.type} size="sm" fw={600}>
            {warning.message}
          </Text>
        ))}
        {alike.length > 0 && (
          <Text size="sm">
            It resembles {alike.length === 1 ? 'one' : 'some'} recorded earlier. If it is the same, merge the two:{' '}
            {alike.map((id, i) => (
              <span key={id}>
                {i > 0 && ', '}
                <AppLink to={pathTo.statement(id)}>{id}</AppLink>
              </span>
            ))}
          </Text>
        )}
      </Notice>
    </div>
  );
}
