import { Button, Group, Stack } from '@mantine/core';
import { ActorName } from '../../../actors/ActorName';
import { ActorPicker } from '../../../actors/ActorPicker';
import classes from '../Record.module.css';

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
      {value.length > 0 && (
        <ul className={classes.chosen} aria-label={label}>
          {value.map((actor) => (
            <li key={actor}>
              <Group gap="sm">
                <ActorName id={actor} />
                <Button size="compact-xs" onClick={() => onChange(value.filter((one) => one !== actor))}>
                  Remove
                </Button>
              </Group>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}
