import { Group, Kbd, Modal, Stack, Switch, Table, Text, Title } from '@mantine/core';
import { setShortcutsEnabled, useAllShortcuts, useShortcutsEnabled } from '../shortcuts/useShortcuts';

/** The list of keyboard shortcuts, opened by `?`. */
export function ShortcutSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const groups = useAllShortcuts();
  const on = useShortcutsEnabled();
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard shortcuts" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack gap="md">
        {groups.map((group) => (
          <section key={group.heading}>
            <Title order={3} size="sm" mb={4}>
              {group.heading}
            </Title>
            <Table withRowBorders={false} verticalSpacing={2} horizontalSpacing={0}>
              <Table.Tbody>
                {group.shortcuts.map((one) => (
                  <Table.Tr key={one.keys}>
                    <Table.Td>{one.description}</Table.Td>
                    <Table.Td ta="right">
                      <Group gap={4} justify="flex-end">
                        {one.keys.split(' ').map((key, i) => (
                          <Kbd key={i}>{key}</Kbd>
                        ))}
                      </Group>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        ))}
        <Switch
          checked={on}
          onChange={(event) => setShortcutsEnabled(event.currentTarget.checked)}
          label="Single-key shortcuts"
          description="Turn them off if they interfere with dictation. Ctrl-K still works."
        />
        <Text size="xs" c="dimmed">
          Tab and Shift-Tab move between controls; Enter and Space activate them.
        </Text>
      </Stack>
    </Modal>
  );
}
