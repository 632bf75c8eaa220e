import { Fragment } from 'react';
import { ActorLink } from '../actors/ActorLink';
import { useActs } from '../acts/codebook';
import { QuadMark } from '../acts/QuadMark';
import type { Schema } from '../api/client';
import { AppLink } from '../components/AppLink';
import { formatSpan } from '../format/format';
import { pathTo } from '../routing/pathTo';
import classes from './StatementLine.module.css';

/** One statement in a line: day, speaker, targets, act with its label, paraphrase. */
export function StatementLine({ statement }: { statement: Schema<'StatementView'> }) {
  const act = useActs().get(statement.act.code);
  return (
    <div className={classes.line}>
      <span className={classes.day}>{formatSpan(statement.saidOn)}</span>
      <div>
        <div className={classes.head}>
          {act && <QuadMark quad={act.quad} />}
          <ActorLink id={statement.speaker} />→
          <span>
            {statement.targets.map((target, i) => (
              <Fragment key={target}>
                {i > 0 && ', '}
                <ActorLink id={target} />
                {statement.inferredTargets.includes(target) && ' (meant)'}
              </Fragment>
            ))}
          </span>
          <span className={classes.act}>
            {statement.act.code} {act?.label.toLowerCase()}
            {statement.modality !== 'actual' && `, ${statement.modality}`}
          </span>
        </div>
        <AppLink to={pathTo.statement(statement.statement)} className={`${classes.told} ${statement.retracted ? classes.retracted : ''}`}>
          {statement.paraphrase}
        </AppLink>
        {statement.retracted && ' (retracted)'}
      </div>
    </div>
  );
}
