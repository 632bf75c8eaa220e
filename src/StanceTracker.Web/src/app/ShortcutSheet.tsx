import { Group, Kbd, Modal, Stack, Switch, Table, Text, Title } from '@mantine/core';
import { setShortcutsEnabled, useAllShortcuts, useShortcutsEnabled } from '../shortcuts/useShortcuts';

/** The sheet of keyboard shortcuts, at `?`. */
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
        <Switch checked={on} onChange={(event) => setShortcutsEnabled(event.currentTarget.checked)} label="Shortcuts of plain keys" description="Turn them off where they get in the way of dictation. Ctrl-K stays." />
        <Text size="xs" c="dimmed">
          Tab and Shift-Tab go from control to control; Enter and Space use them.
        </Text>
      </Stack>
    </Modal>
  );
}
