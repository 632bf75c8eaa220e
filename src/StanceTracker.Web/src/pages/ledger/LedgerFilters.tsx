import { Button, Group, Select, TextInput } from '@mantine/core';
import { useCommittedText } from '../../components/inputs/useCommittedText';
import { eventTypes } from '../../labels/eventTypes';
import { toWords } from '../../labels/toWords';
import type { LedgerFilter } from './entries';
import { isStream } from './search';

const types = eventTypes.map((type) => ({ value: type, label: toWords(type) }));

/** Filters events by type, stream and author. */
export function LedgerFilters({ filter, onChange }: { filter: LedgerFilter; onChange: (patch: LedgerFilter) => void }) {
  const none = !filter.type && !filter.stream && !filter.by;
  return (
    <Group gap="sm" align="flex-start" my="sm" data-print="no">
      <Select
        label="Type"
        placeholder="Any"
        data={types}
        value={filter.type ?? null}
        onChange={(chosen) => onChange({ type: eventTypes.find((type) => type === chosen) })}
        searchable
        clearable
        w={200}
      />
      <FilterField
        label="Stream"
        placeholder="actor-iran"
        value={filter.stream}
        valid={isStream}
        wrong="A kind and an ID: actor-iran"
        onSet={(stream) => onChange({ stream })}
        width={280}
      />
      <FilterField
        label="Recorded by"
        placeholder="Anyone"
        value={filter.by}
        valid={() => true}
        wrong=""
        onSet={(by) => onChange({ by })}
        width={160}
      />
      <Button mt="1.45rem" disabled={none} onClick={() => onChange({ type: undefined, stream: undefined, by: undefined })}>
        Clear
      </Button>
    </Group>
  );
}

interface FieldProps {
  label: string;
  placeholder: string;
  value: string | undefined;
  valid: (text: string) => boolean;
  wrong: string;
  onSet: (text: string | undefined) => void;
  width: number;
}

/** A text field applied on Enter or blur. */
function FilterField({ label, placeholder, value = '', valid, wrong, onSet, width }: FieldProps) {
  const taken = useCommittedText(
    value,
    (text) => text.trim() === '' || valid(text.trim()),
    (text) => text.trim() !== value && onSet(text.trim() || undefined),
  );
  return <TextInput label={label} placeholder={placeholder} w={width} error={taken.wrong ? wrong : undefined} {...taken.field} />;
}
