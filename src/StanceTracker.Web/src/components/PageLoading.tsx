import { Text } from '@mantine/core';

/** In place of a page that is on its way. */
export function PageLoading() {
  return (
    <Text c="dimmed" py="md" role="status">
      Loading …
    </Text>
  );
}
