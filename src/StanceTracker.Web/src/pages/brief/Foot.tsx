import { Button, CopyButton } from '@mantine/core';
import type { BriefAnswer } from '../../api/brief';
import { PlaceLink } from '../../shell/PlaceLink';
import { formatLongDay } from '../../words/format';
import classes from './Foot.module.css';
import { citationOf } from './words';

/** Both clocks, the method, and the citation. */
export function Foot({ answer }: { answer: BriefAnswer }) {
  const { to, from, method, scores, halfLifeDays } = answer;
  const citation = citationOf(answer, window.location.origin);
  return (
    <footer className={classes.foot}>
      <p>
        As of {formatLongDay(to.asOf)}, as known at position {to.knownAt}; compared with {formatLongDay(from.asOf)}, as known at position {from.knownAt}. Method {method}, score table {scores}, half-life {halfLifeDays} days (
        <PlaceLink to="/method" underline="always">
          how the numbers are calculated
        </PlaceLink>
        ).
      </p>
      <p className={classes.citation}>
        <span>{citation}</span>
        <CopyButton value={citation}>
          {({ copied, copy }) => (
            <Button onClick={copy} data-print="no">
              {copied ? 'Copied' : 'Copy citation'}
            </Button>
          )}
        </CopyButton>
      </p>
    </footer>
  );
}
