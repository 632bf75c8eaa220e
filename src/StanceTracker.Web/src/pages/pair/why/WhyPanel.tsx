import { Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { StanceEstimate } from '../../../api/stances';
import type { Statement } from '../../../api/statements';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { Notice } from '../../../components/Notice';
import { PageLoading } from '../../../components/PageLoading';
import { ContributionsTable } from './ContributionsTable';
import { ShareBarChart } from './ShareBarChart';

interface Props {
  estimate: UseQueryResult<StanceEstimate>;
  statements: ReadonlyMap<string, Statement>;
  pin: string | undefined;
  onPin: (statement: string | undefined) => void;
}

/** Why a stance is what it is: its shares, and its statements with their sources. */
export function WhyPanel({ estimate, statements, pin, onPin }: Props) {
  const { data, error, refetch } = estimate;
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  if (data.statements === 0)
    return <Notice title="No statements count by that day">Move “as of” forward, or look at the other direction.</Notice>;
  return (
    <Stack gap="lg">
      {data.stance !== null && <ShareBarChart estimate={data} statements={statements} pin={pin} onPin={onPin} />}
      <ContributionsTable estimate={data} statements={statements} pin={pin} onPin={onPin} />
    </Stack>
  );
}
