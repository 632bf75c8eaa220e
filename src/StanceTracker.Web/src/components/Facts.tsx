import { Fragment, type ReactNode } from 'react';
import classes from './Facts.module.css';

/** What is known of a thing, a line per fact; facts without a value are left out. */
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

/** Things one after another, with commas between. */
export function CommaList({ items }: { items: readonly { key: string; shown: ReactNode }[] }) {
  return items.map(({ key, shown }, i) => (
    <Fragment key={key}>
      {i > 0 && ', '}
      {shown}
    </Fragment>
  ));
}
