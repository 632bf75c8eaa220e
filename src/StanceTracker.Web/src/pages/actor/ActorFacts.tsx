import { Stack } from '@mantine/core';
import { useMemo } from 'react';
import { ActorLink } from '../../actors/ActorLink';
import { type Actor, useActors } from '../../api/actors';
import { useClocks } from '../../clocks/useClocks';
import { EntityHeader } from '../../components/EntityHeader';
import { Facts } from '../../components/Facts';
import { Section } from '../../components/Section';
import { EditMenu } from '../../editing/EditMenu';
import { actorKinds } from '../../labels/actorKinds';
import { AffiliationsTable } from './AffiliationsTable';
import { affiliationsWith } from './affiliations';

/** An actor's names and codes, whom it speaks for and who speaks for it. */
export function ActorFacts({ actor }: { actor: Actor }) {
  const { asOf } = useClocks();
  const actors = useActors();
  const own = useMemo(() => actor.affiliations.map((one) => ({ ...one, actor: actor.actor })), [actor]);
  const speakers = useMemo(() => affiliationsWith(actors.values(), actor.actor), [actors, actor]);
  const { cameo, iso3, wikidata } = actor.codes ?? {};
  const codes = [cameo && `CAMEO ${cameo}`, iso3 && `ISO ${iso3}`, wikidata && `Wikidata ${wikidata}`].filter(Boolean).join(' · ');
  return (
    <Stack gap="md">
      <EntityHeader
        kind="actor"
        id={actor.actor}
        version={actor.version}
        title={actor.name}
        actions={<EditMenu kind="actor" id={actor.actor} version={actor.version} />}
      />
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
          <AffiliationsTable
            caption={`${actor.name} speaks for`}
            affiliations={own}
            other="with"
            asOf={asOf}
            empty="It speaks only for itself."
          />
        </Section>
      )}
      {asOf && speakers.length > 0 && (
        <Section title="Represented by">
          <AffiliationsTable
            caption={`Who speaks for ${actor.name}`}
            affiliations={speakers}
            other="actor"
            asOf={asOf}
            empty="No other actor speaks for it."
          />
        </Section>
      )}
    </Stack>
  );
}
