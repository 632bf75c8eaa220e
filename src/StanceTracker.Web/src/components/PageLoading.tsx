import { Text } from '@mantine/core';

/** Shown while a page is loading. */
export function PageLoading() {
  return (
    <Text c="dimmed" py="md" role="status">
      Loading …
    </Text>
  );
}
