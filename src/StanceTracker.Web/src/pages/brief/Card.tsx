import { Title } from '@mantine/core';
import type { BriefMoment, BriefPair } from '../../api/brief';
import type { ClockSearch } from '../../clocks/clocks';
import type { StanceQuery } from '../../clocks/useClocks';
import { PlaceLink } from '../../shell/PlaceLink';
import { placeOf } from '../../shell/places';
import { isHeldLabel } from '../../stance/words';
import { Because } from './Because';
import classes from './Card.module.css';
import { Spark } from './Spark';
import { Stand } from './Stand';
import { directionInWords, type Earlier, numberInWords } from './words';

interface Props {
  pair: BriefPair;
  nameOf: (id: string) => string;
  query: StanceQuery;
  to: BriefMoment;
  earlier: Earlier;
  /** The clocks for links, where they differ from those of the address. */
  clocks: ClockSearch;
}

/** One pair: the stance, how it changed, and why. */
export function Card({ pair, nameOf, query, to, earlier, clocks }: Props) {
  const { holder, target, because } = pair;
  const names = { holder: nameOf(holder), target: nameOf(target) };
  const number = numberInWords(pair.to);
  const direction = directionInWords(pair, earlier);
  return (
    <article className={classes.card}>
      <div className={classes.head}>
        <Title order={3} className={classes.pair}>
          <PlaceLink to={placeOf.pair(holder, target)} search={{ ...clocks }}>
            {names.holder} → {names.target}
          </PlaceLink>
        </Title>
        {isHeldLabel(pair.to.label) && (
          <p className={classes.number}>
            <strong>{number.value}</strong>
            <span className={classes.quiet}>{number.interval}</span>
          </p>
        )}
      </div>
      <p className={classes.stand}>
        <Stand row={pair.to} />
        {direction && <span className={classes.quiet}>{direction}</span>}
      </p>
      <Spark pair={{ holder, target }} names={names} query={query} to={to} />
      {because && <Because statement={because} />}
    </article>
  );
}
