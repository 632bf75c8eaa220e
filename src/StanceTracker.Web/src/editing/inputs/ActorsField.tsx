import { Stack } from '@mantine/core';
import { ActorName } from '../../actors/ActorLink';
import { ActorPicker } from '../../actors/ActorPicker';
import { SelectedList } from './SelectedList';

interface Props {
  label: string;
  value: readonly string[];
  onChange: (actors: string[]) => void;
  error?: string;
}

/** Several actors. */
export function ActorsField({ label, value, onChange, error }: Props) {
  return (
    <Stack gap={4}>
      <ActorPicker
        label={label}
        value={undefined}
        onChange={(actor) => actor !== undefined && !value.includes(actor) && onChange([...value, actor])}
        error={error}
      />
      <SelectedList
        label={label}
        items={value}
        keyOf={(actor) => actor}
        onRemove={(actor) => onChange(value.filter((one) => one !== actor))}
      >
        {(actor) => <ActorName id={actor} />}
      </SelectedList>
    </Stack>
  );
}
