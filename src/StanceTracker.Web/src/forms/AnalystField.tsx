import { Anchor, Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { setAnalyst, useAnalyst } from './analyst';

/** The analyst's name: asked once, kept in this browser, changeable. */
export function AnalystField() {
  const name = useAnalyst();
  const [text, setText] = useState<string>();
  if (name !== '' && text === undefined)
    return (
      <Text size="sm" c="dimmed">
        Recording as {name}.{' '}
        <Anchor component="button" type="button" onClick={() => setText(name)}>
          Not you?
        </Anchor>
      </Text>
    );
  const take = () => {
    if (!text?.trim()) return;
    setAnalyst(text);
    setText(undefined);
  };
  return (
    <Group gap="sm" align="flex-end" data-field="X-Analyst">
      <TextInput
        label="Your name"
        description="Permanently attached to everything you record. Kept in this browser."
        value={text ?? ''}
        maxLength={100}
        autoComplete="name"
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          take();
        }}
        onBlur={take}
        w={{ base: '100%', xs: 420 }}
      />
      <Button onClick={take} disabled={!text?.trim()}>
        Save
      </Button>
    </Group>
  );
}
