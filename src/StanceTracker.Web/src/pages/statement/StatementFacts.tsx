import { useQuery } from '@tanstack/react-query';
import { codebook } from '../../acts/acts';
import { QuadMark } from '../../acts/QuadMark';
import { quadClasses } from '../../acts/quad';
import { ActorLink, PairLink } from '../../actors/ActorName';
import { type Statement } from '../../api/statements';
import { useClocks } from '../../clocks/useClocks';
import { Facts, Listed } from '../../shell/Facts';
import { PlaceLink } from '../../shell/PlaceLink';
import { placeOf } from '../../shell/places';
import { formatDay, formatSigned, formatSpan } from '../../words/format';

/** The coded content of a statement. */
export function StatementFacts({ statement }: { statement: Statement }) {
  const { search } = useClocks();
  const { data: acts } = useQuery(codebook(search.scores));
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
            {saidOn.earliest !== saidOn.latest && (saidOn.extent === 'throughout' ? '; throughout' : `; once within these days, sorted by ${formatDay(statement.day)}`)}
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
          <Listed
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
            {act && `, ${quadClasses[act.quad].label}; ${act.intensity === null ? 'no score' : formatSigned(act.intensity, 1)} in ${acts?.scores}`}
          </>,
        ],
        ['Modality', statement.modality],
        ['Contexts', statement.contexts.join(', ')],
        [
          'Claims',
          statement.claims.length > 0 ? (
            <Listed
              items={statement.claims.map(({ claim, position }) => ({
                key: claim,
                shown: (
                  <>
                    {position} <PlaceLink to={placeOf.claim(claim)}>{claim}</PlaceLink>
                  </>
                ),
              }))}
            />
          ) : null,
        ],
        ['Joint act', statement.joint],
        ['External ID', statement.externalId],
        ['Pairs', <Listed items={statement.targets.filter((target) => !statement.inferredTargets.includes(target)).map((target) => ({ key: target, shown: <PairLink holder={statement.speaker} target={target} /> }))} />],
      ]}
    />
  );
}
