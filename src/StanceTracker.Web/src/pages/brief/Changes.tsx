import type { BriefAnswer, BriefPair } from '../../api/brief';
import { ClaimLink } from '../../claims/ClaimLink';
import type { ClockSearch } from '../../clocks/clocks';
import { PlaceLink } from '../../shell/PlaceLink';
import { placeOf } from '../../shell/places';
import { Section } from '../../shell/Section';
import { formatInstant, formatLongDay } from '../../words/format';
import { Because } from './Because';
import classes from './Changes.module.css';
import { capital, named } from './names';
import { correctionInWords, differenceInWords, type Earlier, labelsInWords, standInWords } from './words';

interface Props {
  answer: BriefAnswer;
  nameOf: (id: string) => string;
  earlier: Earlier;
  /** The clocks for links, where they differ from those of the address. */
  clocks: ClockSearch;
}

/** What changed between the two ends, and because of which statements. */
export function Changes({ answer, nameOf, earlier, clocks }: Props) {
  const { moves, appeared, faded, disputes, reversals, corrections } = answer;
  const nothing = [moves, appeared, faded, disputes, reversals, corrections].every((list) => list.length === 0);
  const name = (id: string) => named(nameOf(id));
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
                  <PairOf pair={move} nameOf={nameOf} clocks={clocks} /> {labelsInWords(move)}
                  {move.because && <Because statement={move.because} />}
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
                <PairOf pair={pair} nameOf={nameOf} clocks={clocks} /> {standInWords(pair.to)}
                {pair.because && <Because statement={pair.because} />}
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
                <PairOf pair={pair} nameOf={nameOf} clocks={clocks} /> {standInWords(pair.to)}
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
                  {capital(name(asserting).name)} <PlaceLink to={placeOf.statement(asserted)}>{name(asserting).plural ? 'assert' : 'asserts'}</PlaceLink> it, {name(denying).name}{' '}
                  <PlaceLink to={placeOf.statement(denied)}>{name(denying).plural ? 'deny' : 'denies'}</PlaceLink> it
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
                  {capital(name(actor).name)}, {formatLongDay(day)}: <PlaceLink to={placeOf.statement(before)}>{from}</PlaceLink> → <PlaceLink to={placeOf.statement(after)}>{to}</PlaceLink>
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
                <strong>{correctionInWords(correction)}:</strong> {correction.subject}
                <div className={classes.quiet}>
                  {correction.reason && `${correction.reason} `}By {correction.recordedBy}, <time dateTime={correction.recordedAt}>{formatInstant(correction.recordedAt)}</time>, position {correction.position}
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
  const { value, interval } = differenceInWords(change);
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
      <PlaceLink to={placeOf.pair(pair.holder, pair.target)} search={{ ...clocks }}>
        {nameOf(pair.holder)} → {nameOf(pair.target)}
      </PlaceLink>
    </strong>
  );
}
