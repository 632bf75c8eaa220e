import { Title } from '@mantine/core';
import type { BriefMoment, BriefPair } from '../../api/brief';
import type { StanceParams } from '../../api/stances';
import type { ClockSearch } from '../../clocks/clocks';
import { AppLink } from '../../components/AppLink';
import { pathTo } from '../../routing/pathTo';
import { isKnownLabel } from '../../stances/labels';
import { KeyStatement } from './KeyStatement';
import classes from './PairCard.module.css';
import { type Baseline, formatDirection, formatEstimate } from './phrases';
import { Sparkline } from './Sparkline';
import { StanceLabel } from './StanceLabel';

interface Props {
  pair: BriefPair;
  nameOf: (id: string) => string;
  query: StanceParams;
  to: BriefMoment;
  earlier: Baseline;
  /** The clocks for links, where they differ from those of the address. */
  clocks: ClockSearch;
}

/** One pair: the stance, how it changed, and why. */
export function PairCard({ pair, nameOf, query, to, earlier, clocks }: Props) {
  const { holder, target, because } = pair;
  const names = { holder: nameOf(holder), target: nameOf(target) };
  const number = formatEstimate(pair.to);
  const direction = formatDirection(pair, earlier);
  return (
    <article className={classes.card}>
      <div className={classes.head}>
        <Title order={3} className={classes.pair}>
          <AppLink to={pathTo.pair(holder, target)} search={{ ...clocks }}>
            {names.holder} → {names.target}
          </AppLink>
        </Title>
        {isKnownLabel(pair.to.label) && (
          <p className={classes.number}>
            <strong>{number.value}</strong>
            <span className={classes.quiet}>{number.interval}</span>
          </p>
        )}
      </div>
      <p className={classes.stand}>
        <StanceLabel row={pair.to} />
        {direction && <span className={classes.quiet}>{direction}</span>}
      </p>
      <Sparkline pair={{ holder, target }} names={names} query={query} to={to} />
      {because && <KeyStatement statement={because} />}
    </article>
  );
}
