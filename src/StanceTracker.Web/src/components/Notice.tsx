import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  /** What has happened, and what to do. */
  children: ReactNode;
  /** A button or link to do it. */
  action?: ReactNode;
  /** Whether screen readers announce it at once. */
  urgent?: boolean;
  /** Whether it replaces a whole page. */
  page?: boolean;
}

/** What a page, a table or a chart shows instead of its data when empty or failed. */
export function Notice({ title, children, action, urgent, page }: Props) {
  return (
    <Stack gap="xs" align="flex-start" py="md" maw="44rem" role={urgent ? 'alert' : undefined}>
      <Title order={page ? 1 : 2} size={page ? undefined : 'md'}>
        {title}
      </Title>
      <Text component="div" size="sm" c="dimmed">
        {children}
      </Text>
      {action}
    </Stack>
  );
}
