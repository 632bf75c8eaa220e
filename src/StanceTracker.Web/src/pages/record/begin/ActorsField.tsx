import { Stack } from '@mantine/core';
import { ActorName } from '../../../actors/ActorName';
import { ActorPicker } from '../../../actors/ActorPicker';
import { Chosen } from '../Chosen';

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
      <ActorPicker label={label} value={undefined} onChange={(actor) => actor !== undefined && !value.includes(actor) && onChange([...value, actor])} error={error} />
      <Chosen label={label} items={value} keyOf={(actor) => actor} onRemove={(actor) => onChange(value.filter((one) => one !== actor))}>
        {(actor) => <ActorName id={actor} />}
      </Chosen>
    </Stack>
  );
}
