import type { BriefAnswer, BriefPair } from '../../api/brief';
import { ClaimLink } from '../../claims/ClaimLink';
import type { ClockSearch } from '../../clocks/clocks';
import { AppLink } from '../../components/AppLink';
import { Section } from '../../components/Section';
import { formatInstant, formatLongDay } from '../../format/format';
import { pathTo } from '../../routing/pathTo';
import classes from './Changes.module.css';
import { KeyStatement } from './KeyStatement';
import { capitalize, toNounPhrase } from './nounPhrases';
import { type Baseline, formatCorrection, formatDifference, formatLabelChange, formatStanding } from './phrases';

interface Props {
  answer: BriefAnswer;
  nameOf: (id: string) => string;
  earlier: Baseline;
  /** The clocks for links, where they differ from those of the address. */
  clocks: ClockSearch;
}

/** What changed between the two ends, and because of which statements. */
export function Changes({ answer, nameOf, earlier, clocks }: Props) {
  const { moves, appeared, faded, disputes, reversals, corrections } = answer;
  const nothing = [moves, appeared, faded, disputes, reversals, corrections].every((list) => list.length === 0);
  const name = (id: string) => toNounPhrase(nameOf(id));
  return (
    <div className={classes.changes}>
      <Section title={`What changed since ${earlier.since}`}>
        {nothing && <p className={classes.quiet}>No changes in the ledger.</p>}
        {moves.length > 0 && (
          <ul className={classes.list}>
            {moves.map((move) => (
              <li key={`${move.holder} ${move.target}`} className={classes.move}>
                {move.change && <Difference change={move.change} />}
                <div>
                  <PairOf pair={move} nameOf={nameOf} clocks={clocks} /> {formatLabelChange(move)}
                  {move.because && <KeyStatement statement={move.because} />}
                </div>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {appeared.length > 0 && (
        <Section title="New">
          <ul className={classes.list}>
            {appeared.map((pair) => (
              <li key={`${pair.holder} ${pair.target}`}>
                <PairOf pair={pair} nameOf={nameOf} clocks={clocks} /> {formatStanding(pair.to)}
                {pair.because && <KeyStatement statement={pair.because} />}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {faded.length > 0 && (
        <Section title="Gone quiet">
          <ul className={classes.list}>
            {faded.map((pair) => (
              <li key={`${pair.holder} ${pair.target}`}>
                <PairOf pair={pair} nameOf={nameOf} clocks={clocks} /> {formatStanding(pair.to)}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {disputes.length > 0 && (
        <Section title="New disputes">
          <ul className={classes.list}>
            {disputes.map(({ claim, asserting, denying, asserted, denied }) => (
              <li key={`${claim} ${asserting} ${denying}`}>
                <ClaimLink id={claim} />
                <div className={classes.quiet}>
                  {capitalize(name(asserting).name)}{' '}
                  <AppLink to={pathTo.statement(asserted)}>{name(asserting).plural ? 'assert' : 'asserts'}</AppLink> it,{' '}
                  {name(denying).name} <AppLink to={pathTo.statement(denied)}>{name(denying).plural ? 'deny' : 'denies'}</AppLink> it
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {reversals.length > 0 && (
        <Section title="Reversals">
          <ul className={classes.list}>
            {reversals.map(({ claim, actor, day, from, to, before, after }) => (
              <li key={`${claim} ${actor} ${after}`}>
                <ClaimLink id={claim} />
                <div className={classes.quiet}>
                  {capitalize(name(actor).name)}, {formatLongDay(day)}: <AppLink to={pathTo.statement(before)}>{from}</AppLink> →{' '}
                  <AppLink to={pathTo.statement(after)}>{to}</AppLink>
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {corrections.length > 0 && (
        <Section title="Corrections">
          <ul className={classes.list}>
            {corrections.map((correction) => (
              <li key={correction.position}>
                <strong>{formatCorrection(correction)}:</strong> {correction.subject}
                <div className={classes.quiet}>
                  {correction.reason && `${correction.reason} `}By {correction.recordedBy},{' '}
                  <time dateTime={correction.recordedAt}>{formatInstant(correction.recordedAt)}</time>, position {correction.position}
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

/** The size of a change, with its interval. */
function Difference({ change }: { change: NonNullable<BriefPair['change']> }) {
  const { value, interval } = formatDifference(change);
  return (
    <p className={classes.difference}>
      <strong>{value}</strong>
      <span className={classes.quiet}>{interval}</span>
    </p>
  );
}

function PairOf({ pair, nameOf, clocks }: { pair: BriefPair; nameOf: (id: string) => string; clocks: ClockSearch }) {
  return (
    <strong>
      <AppLink to={pathTo.pair(pair.holder, pair.target)} search={{ ...clocks }}>
        {nameOf(pair.holder)} → {nameOf(pair.target)}
      </AppLink>
    </strong>
  );
}
