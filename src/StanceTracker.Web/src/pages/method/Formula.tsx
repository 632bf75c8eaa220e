import { Fragment, type ReactNode } from 'react';
import classes from './Method.module.css';
import { formula } from './mathml';

/** A formula in parts, between which it is broken where the page is narrow. */
export function Formula({ parts }: { parts: readonly ReactNode[] }) {
  return (
    <div className={classes.formula}>
      {parts.map((part, i) => (
        <Fragment key={i}>{formula(part)}</Fragment>
      ))}
    </div>
  );
}
