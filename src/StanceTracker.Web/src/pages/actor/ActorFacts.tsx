import { Stack } from '@mantine/core';
import { useMemo } from 'react';
import { ActorLink } from '../../actors/ActorName';
import { type Actor, useActors } from '../../api/actors';
import { useClocks } from '../../clocks/useClocks';
import { Facts } from '../../shell/Facts';
import { Section } from '../../shell/Section';
import { ThingHead } from '../../shell/ThingHead';
import { actorKinds } from '../../words/kinds';
import { speakersFor } from './affiliations';
import { TiesTable } from './TiesTable';

/** An actor's names and codes, whom it speaks for and who speaks for it. */
export function ActorFacts({ actor }: { actor: Actor }) {
  const { asOf } = useClocks();
  const actors = useActors();
  const own = useMemo(() => actor.affiliations.map((one) => ({ ...one, actor: actor.actor })), [actor]);
  const speakers = useMemo(() => speakersFor(actors.values(), actor.actor), [actors, actor]);
  const { cameo, iso3, wikidata } = actor.codes ?? {};
  const codes = [cameo && `CAMEO ${cameo}`, iso3 && `ISO ${iso3}`, wikidata && `Wikidata ${wikidata}`].filter(Boolean).join(' · ');
  return (
    <Stack gap="md">
      <ThingHead kind="actor" id={actor.actor} version={actor.version} title={actor.name} />
      <Facts
        facts={[
          ['Kind', actorKinds.find((one) => one.kind === actor.kind)?.one],
          ['Also known as', actor.aliases.map(({ alias, language }) => (language ? `${alias} (${language})` : alias)).join(', ')],
          ['Codes', codes],
          ['Merged into', actor.mergedInto && <ActorLink id={actor.mergedInto} />],
        ]}
      />
      {asOf && own.length > 0 && (
        <Section title="Speaks for">
          <TiesTable caption={`${actor.name} speaks for`} ties={own} other="with" asOf={asOf} empty="It speaks only for itself." />
        </Section>
      )}
      {asOf && speakers.length > 0 && (
        <Section title="Represented by">
          <TiesTable caption={`Who speaks for ${actor.name}`} ties={speakers} other="actor" asOf={asOf} empty="No other actor speaks for it." />
        </Section>
      )}
    </Stack>
  );
}
