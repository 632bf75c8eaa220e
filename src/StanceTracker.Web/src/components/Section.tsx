import { Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

/** A section of a page with its heading. */
export function Section({ title, tools, children }: { title: string; tools?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="md" id={id} mb="xs">
        {title}
      </Title>
      {tools}
      {children}
    </section>
  );
}
