import { Button, CopyButton } from '@mantine/core';
import type { BriefAnswer } from '../../api/brief';
import { AppLink } from '../../components/AppLink';
import { formatLongDay } from '../../format/format';
import classes from './Footer.module.css';
import { formatCitation } from './phrases';

/** Both clocks, the method, and the citation. */
export function Footer({ answer }: { answer: BriefAnswer }) {
  const { to, from, method, scores, halfLifeDays } = answer;
  const citation = formatCitation(answer, window.location.origin);
  return (
    <footer className={classes.foot}>
      <p>
        As of {formatLongDay(to.asOf)}, as known at position {to.knownAt}; compared with {formatLongDay(from.asOf)}, as known at position{' '}
        {from.knownAt}. Method {method}, score table {scores}, half-life {halfLifeDays} days (
        <AppLink to="/method" underline="always">
          how the numbers are calculated
        </AppLink>
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
