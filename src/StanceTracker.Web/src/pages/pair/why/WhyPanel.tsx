import { Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Position } from '../../../api/stances';
import type { Statement } from '../../../api/statements';
import { Failure } from '../../../shell/Failure';
import { Notice } from '../../../shell/Notice';
import { PageLoading } from '../../../shell/PageLoading';
import { ContributionsTable } from './ContributionsTable';
import { SharesChart } from './SharesChart';

interface Props {
  position: UseQueryResult<Position>;
  statements: ReadonlyMap<string, Statement>;
  pin: string | undefined;
  onPin: (statement: string | undefined) => void;
}

/** Why a stance is what it is: its shares, and its statements with their sources. */
export function WhyPanel({ position, statements, pin, onPin }: Props) {
  const { data, error, refetch } = position;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  if (data.statements === 0) return <Notice title="No statements count by that day">Move “as of” forward, or look at the other direction.</Notice>;
  return (
    <Stack gap="lg">
      {data.stance !== null && <SharesChart position={data} statements={statements} pin={pin} onPin={onPin} />}
      <ContributionsTable position={data} statements={statements} pin={pin} onPin={onPin} />
    </Stack>
  );
}
