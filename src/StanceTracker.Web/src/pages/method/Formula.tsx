import { Fragment, type ReactNode } from 'react';
import classes from './Method.module.css';
import { formula } from './mathml';

/** A formula in parts; on narrow pages it breaks between them. */
export function Formula({ parts }: { parts: readonly ReactNode[] }) {
  return (
    <div className={classes.formula}>
      {parts.map((part, i) => (
        <Fragment key={i}>{formula(part)}</Fragment>
      ))}
    </div>
  );
}
