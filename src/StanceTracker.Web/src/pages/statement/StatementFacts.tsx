import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ActorLink, PairLink } from '../../actors/ActorLink';
import { codebookQuery } from '../../acts/codebook';
import { QuadMark } from '../../acts/QuadMark';
import { quadClasses } from '../../acts/quadClasses';
import type { Statement } from '../../api/statements';
import { useClocks } from '../../clocks/useClocks';
import { AppLink } from '../../components/AppLink';
import { CommaList, Facts } from '../../components/Facts';
import { formatDay, formatSigned, formatSpan } from '../../format/format';
import { toWords } from '../../labels/toWords';
import { pathTo } from '../../routing/pathTo';
import { optionalTextNames, optionalTexts } from '../../statements/optionalTexts';

/** The coded content of a statement. */
export function StatementFacts({ statement }: { statement: Statement }) {
  const { search } = useClocks();
  const { data: acts } = useQuery(codebookQuery(search.scores));
  const act = acts?.items.find((one) => one.code === statement.act.code);
  const { saidOn } = statement;
  return (
    <Facts
      facts={[
        ['Quote', statement.quote && <q>{statement.quote}</q>],
        [
          'Said or done on',
          <>
            {formatSpan(saidOn)}, {saidOn.basis}
            {saidOn.earliest !== saidOn.latest &&
              (saidOn.extent === 'throughout' ? '; throughout' : `; once within these days, sorted by ${formatDay(statement.day)}`)}
            {saidOn.note && `. ${saidOn.note}`}
          </>,
        ],
        [
          'Speaker',
          <>
            <ActorLink id={statement.speaker} />, {statement.capacity}
          </>,
        ],
        [
          'Targets',
          <CommaList
            items={statement.targets.map((target) => ({
              key: target,
              shown: (
                <>
                  <ActorLink id={target} />
                  {statement.inferredTargets.includes(target) && ' (inferred, not named; not weighed)'}
                </>
              ),
            }))}
          />,
        ],
        [
          'Act',
          <>
            {act && <QuadMark quad={act.quad} />} {statement.act.code} {act?.label}
            {act &&
              `, ${quadClasses[act.quad].label}; ${act.intensity === null ? 'no score' : formatSigned(act.intensity, 1)} in ${acts?.scores}`}
          </>,
        ],
        ['Modality', statement.modality],
        ['Contexts', statement.contexts.map(toWords).join(', ')],
        [
          'Claims',
          statement.claims.length > 0 ? (
            <CommaList
              items={statement.claims.map(({ claim, position }) => ({
                key: claim,
                shown: (
                  <>
                    {position} <AppLink to={pathTo.claim(claim)}>{claim}</AppLink>
                  </>
                ),
              }))}
            />
          ) : null,
        ],
        ...optionalTextNames
          .filter((name) => name !== 'quote')
          .map((name): [string, ReactNode] => [optionalTexts[name].label, statement[name]]),
        [
          'Pairs',
          <CommaList
            items={statement.targets
              .filter((target) => !statement.inferredTargets.includes(target))
              .map((target) => ({ key: target, shown: <PairLink holder={statement.speaker} target={target} /> }))}
          />,
        ],
      ]}
    />
  );
}
