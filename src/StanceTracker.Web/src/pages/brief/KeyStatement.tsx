import { Fragment } from 'react';
import type { BriefStatement } from '../../api/brief';
import { AppLink } from '../../components/AppLink';
import { formatLongDay } from '../../format/format';
import { pathTo } from '../../routing/pathTo';
import classes from './KeyStatement.module.css';
import { formatStatementChange } from './phrases';

/** The statement that explains a stance or a change: its day, what it says, and where to read it. */
export function KeyStatement({ statement }: { statement: BriefStatement }) {
  const { day, paraphrase, documents } = statement;
  const became = formatStatementChange(statement);
  return (
    <p className={classes.because}>
      {became && <em>{became} </em>}
      <time dateTime={day}>{formatLongDay(day)}</time> <AppLink to={pathTo.statement(statement.statement)}>{paraphrase}</AppLink>{' '}
      <cite className={classes.source}>
        {documents.map(({ document, title, publisher }, i) => (
          <Fragment key={document}>
            {i > 0 && '; '}
            <AppLink to={pathTo.document(document)}>{title ? `${publisher}, “${title}”` : publisher}</AppLink>
          </Fragment>
        ))}
      </cite>
    </p>
  );
}
