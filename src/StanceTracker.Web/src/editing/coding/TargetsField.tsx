import { Checkbox, Stack } from '@mantine/core';
import { ActorName } from '../../actors/ActorLink';
import { ActorPicker } from '../../actors/ActorPicker';
import { SelectedList } from '../inputs/SelectedList';

interface Props {
  targets: readonly string[];
  inferred: readonly string[];
  onChange: (targets: string[], inferred: string[]) => void;
  onCreate: (text: string) => void;
  error?: string;
}

/** The targets: one or more actors, each named or inferred. */
export function TargetsField({ targets, inferred, onChange, onCreate, error }: Props) {
  const without = (list: readonly string[], actor: string) => list.filter((one) => one !== actor);
  return (
    <Stack gap={4}>
      <ActorPicker
        label={targets.length === 0 ? 'Target' : 'Another target'}
        required={targets.length === 0}
        placeholder="Name, alias or code"
        value={undefined}
        error={error}
        onChange={(actor) => actor !== undefined && !targets.includes(actor) && onChange([...targets, actor], [...inferred])}
        onCreate={onCreate}
      />
      <SelectedList
        label="Targets"
        items={targets}
        keyOf={(target) => target}
        onRemove={(target) => onChange(without(targets, target), without(inferred, target))}
      >
        {(target) => (
          <>
            <span>
              <ActorName id={target} />
            </span>
            <Checkbox
              size="xs"
              label="inferred, not named"
              checked={inferred.includes(target)}
              onChange={(event) => onChange([...targets], event.currentTarget.checked ? [...inferred, target] : without(inferred, target))}
            />
          </>
        )}
      </SelectedList>
    </Stack>
  );
}
