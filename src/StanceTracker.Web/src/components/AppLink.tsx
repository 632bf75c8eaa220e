import { Anchor, type AnchorProps } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface Props extends AnchorProps {
  /** The path of the place; both clocks are kept. */
  to: string;
  search?: Record<string, string | number | undefined>;
  title?: string;
  children: ReactNode;
}

/** A link to a place of the desk that is named by its path. */
export function AppLink({ to, search, ...rest }: Props) {
  return <Anchor component={Link} to={to} search={(search ?? {}) as never} {...rest} />;
}
