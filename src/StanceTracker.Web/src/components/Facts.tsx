import { Fragment, type ReactNode } from 'react';
import classes from './Facts.module.css';

/** A list of facts, one per line; leaves out facts without a value. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
    </dl>
  );
}

/** Items separated by commas. */
export function CommaList({ items }: { items: readonly { key: string; shown: ReactNode }[] }) {
  return items.map(({ key, shown }, i) => (
    <Fragment key={key}>
      {i > 0 && ', '}
      {shown}
    </Fragment>
  ));
}
