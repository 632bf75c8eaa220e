import { Anchor, type AnchorProps } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface Props extends AnchorProps {
  /** The path; both clocks are kept. */
  to: string;
  search?: Record<string, string | number | undefined>;
  title?: string;
  children: ReactNode;
}

/** A link to a page of the app by its path. */
export function AppLink({ to, search, ...rest }: Props) {
  return <Anchor component={Link} to={to} search={(search ?? {}) as never} {...rest} />;
}
