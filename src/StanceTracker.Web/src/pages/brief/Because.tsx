import { Fragment } from 'react';
import type { BriefStatement } from '../../api/brief';
import { PlaceLink } from '../../shell/PlaceLink';
import { placeOf } from '../../shell/places';
import { formatLongDay } from '../../words/format';
import classes from './Because.module.css';
import { becameInWords } from './words';

/** The statement that explains a stance or a change: its day, what it says, and where to read it. */
export function Because({ statement }: { statement: BriefStatement }) {
  const { day, paraphrase, documents } = statement;
  const became = becameInWords(statement);
  return (
    <p className={classes.because}>
      {became && <em>{became} </em>}
      <time dateTime={day}>{formatLongDay(day)}</time> <PlaceLink to={placeOf.statement(statement.statement)}>{paraphrase}</PlaceLink>{' '}
      <cite className={classes.source}>
        {documents.map(({ document, title, publisher }, i) => (
          <Fragment key={document}>
            {i > 0 && '; '}
            <PlaceLink to={placeOf.document(document)}>{title ? `${publisher}, “${title}”` : publisher}</PlaceLink>
          </Fragment>
        ))}
      </cite>
    </p>
  );
}
