import { Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Schema } from '../../api/client';
import { Notice } from '../../shell/Notice';
import { PlaceLink } from '../../shell/PlaceLink';
import { placeOf } from '../../shell/places';
import { formatCount } from '../../words/format';

/** Confirms a recorded statement, with its warnings and possible duplicates. */
export function Recorded({ written }: { written: Schema<'WriteReceipt'> }) {
  const place = useRef<HTMLDivElement>(null);
  // The form may be longer than the window, so move the focus here.
  useEffect(() => place.current?.focus(), [written]);
  const alike = written.possibleDuplicates ?? [];
  return (
    <div ref={place} tabIndex={-1} role="status">
      <Notice title={`Recorded as ${written.id}`} action={<PlaceLink to={placeOf.statement(written.id)}>View the statement</PlaceLink>}>
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
                <PlaceLink to={placeOf.statement(id)}>{id}</PlaceLink>
              </span>
            ))}
          </Text>
        )}
      </Notice>
    </div>
  );
}
