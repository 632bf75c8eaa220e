import { Checkbox, MultiSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useEffect, useId, useMemo, useState } from 'react';
import { useActors } from '../../api/actors';
import { actorKinds } from '../../labels/actorKinds';
import classes from './Filters.module.css';
import { formatKinds, type MapSearch, parseKinds, views } from './search';

const viewNames = { both: 'Both', matrix: 'Matrix', network: 'Network' } as const;

/** Which actors the map shows, the minimum evidence, and the view. */
export function Filters({ search, set }: { search: MapSearch; set: (patch: MapSearch) => void }) {
  const directory = useActors();
  const names = useMemo(
    () => [...directory.values()].filter((actor) => actor.mergedInto === null).map((actor) => ({ value: actor.actor, label: actor.name })),
    [directory],
  );
  const kinds = parseKinds(search.kinds);
  return (
    <div className={classes.filters} data-print="no">
      <Checkbox.Group
        value={search.actors ? [] : kinds}
        onChange={(chosen) => chosen.length > 0 && set({ kinds: formatKinds(chosen), actors: undefined })}
        aria-label="Kinds of actors"
      >
        <div className={classes.group}>
          {actorKinds.map(({ kind, many }) => (
            <Checkbox key={kind} value={kind} label={many} disabled={search.actors !== undefined} />
          ))}
        </div>
      </Checkbox.Group>
      <div className={classes.group}>
        <MultiSelect
          aria-label="Choose actors"
          placeholder={search.actors ? undefined : 'or choose actors'}
          data={names}
          value={search.actors?.split(',') ?? []}
          onChange={(chosen) => set({ actors: chosen.length > 0 ? chosen.join(',') : undefined })}
          searchable
          clearable
          hidePickedOptions
          limit={40}
          maxValues={250}
          miw={190}
          maw={420}
          clearButtonProps={{ 'aria-label': 'Show all actors of the selected kinds' }}
        />
      </div>
      <MinEvidenceField value={search.minEvidence} onSet={(minEvidence) => set({ minEvidence })} />
      <SegmentedControl
        aria-label="View"
        data={views.map((view) => ({ value: view, label: viewNames[view] }))}
        value={search.view ?? 'both'}
        onChange={(view) => set({ view: views.find((one) => one === view && one !== 'both') })}
      />
    </div>
  );
}

/** The minimum evidence of a stance to be shown. */
function MinEvidenceField({ value, onSet }: { value: number | undefined; onSet: (value: number | undefined) => void }) {
  const id = useId();
  const [text, setText] = useState(String(value ?? 0));
  useEffect(() => setText(String(value ?? 0)), [value]);
  const number = Number(text);
  const valid = text.trim() !== '' && number >= 0 && Number.isFinite(number);
  const take = () => valid && (number || undefined) !== value && onSet(number || undefined);
  return (
    <div className={classes.group}>
      <label htmlFor={id} className={classes.label}>
        minimum evidence
      </label>
      <TextInput
        id={id}
        w={64}
        inputMode="decimal"
        value={text}
        error={!valid}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
      />
    </div>
  );
}
