import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type EntityKind, trailQuery } from '../api/trails';
import { useClocks } from '../clocks/useClocks';
import { ErrorNotice } from '../components/ErrorNotice';
import { PageLoading } from '../components/PageLoading';
import { formatInstant } from '../format/format';
import { toWords } from '../labels/toWords';
import { Diff } from './Diff';
import classes from './Trail.module.css';

/** Every event that touched a record, newest first: when, who, why, and what changed. Events after the selected knownAt are pale. */
export function Trail({ kind, id }: { kind: EntityKind; id: string }) {
  const { data, error, refetch } = useQuery(trailQuery(kind, id));
  const { search } = useClocks();
  const entries = useMemo(() => data?.items.toReversed() ?? [], [data]);
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  const known = search.knownAt !== undefined && /^\d+$/.test(search.knownAt) ? Number(search.knownAt) : Infinity;
  return (
    <>
      <ol className={classes.trail}>
        {entries.map((entry) => (
          <li key={entry.position} className={entry.position > known ? classes.later : undefined}>
            <div className={classes.head}>
              <Text span size="sm" fw={600}>
                {toWords(entry.type)}
              </Text>
              <Text span size="xs" c="dimmed">
                position {entry.position} · {formatInstant(entry.recordedAt)} · {entry.recordedBy} · {entry.stream} version {entry.version}
                {entry.position > known && ' · not yet known at the selected time'}
              </Text>
            </div>
            {entry.reason && <p className={classes.reason}>“{entry.reason}”</p>}
            {entry.changes.length > 0 && (
              <details open={entry.version > 1}>
                <summary>{entry.changes.length === 1 ? '1 field' : `${entry.changes.length} fields`}</summary>
                <Diff changes={entry.changes} />
              </details>
            )}
          </li>
        ))}
      </ol>
      <Anchor size="xs" href={`/api/${kind}s/${id}/trail.csv`} download>
        CSV
      </Anchor>
    </>
  );
}
