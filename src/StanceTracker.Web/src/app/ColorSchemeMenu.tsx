import { Button, type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';

const schemes: readonly { scheme: MantineColorScheme; label: string }[] = [
  { scheme: 'light', label: 'Light' },
  { scheme: 'dark', label: 'Dark' },
  { scheme: 'auto', label: 'System' },
];

/** A menu to choose light, dark or the system's scheme. */
export function ColorSchemeMenu({ className }: { className?: string }) {
  return (
    <Menu>
      <Menu.Target>
        <Button className={className}>Theme</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ColorSchemeItems />
      </Menu.Dropdown>
    </Menu>
  );
}

/** The same as items of another menu. */
export function ColorSchemeItems() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu.RadioGroup
      value={colorScheme}
      onChange={(scheme) => setColorScheme(schemes.find((one) => one.scheme === scheme)?.scheme ?? 'auto')}
    >
      {schemes.map(({ scheme, label }) => (
        <Menu.RadioItem key={scheme} value={scheme}>
          {label}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
