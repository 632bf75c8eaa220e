import { Select, TextInput } from '@mantine/core';
import { useActors } from '../../api/actors';
import { formatDay } from '../../format/format';
import { Field } from '../../forms/Field';
import type { DialogProps } from './DialogProps';
import { EditDialog } from './EditDialog';
import { missingReason, ReasonField } from './ReasonField';
import { useEdit } from './useEdit';

interface Form {
  number: string;
  on: string;
  reason: string;
}

/** Changes to one of several numbered parts. */
const numberedChanges = {
  'withdraw-evidence': {
    path: '/api/statements/{id}/evidence-withdrawals',
    part: 'evidence',
    label: 'Evidence',
    title: 'Withdraw evidence',
    verb: 'Withdraw',
  },
  'end-affiliation': {
    path: '/api/actors/{id}/affiliation-ends',
    part: 'affiliation',
    label: 'Affiliation',
    title: 'End an affiliation',
    verb: 'End',
  },
  'withdraw-affiliation': {
    path: '/api/actors/{id}/affiliation-withdrawals',
    part: 'affiliation',
    label: 'Affiliation',
    title: 'Withdraw an affiliation recorded in error',
    verb: 'Withdraw',
  },
} as const;

/** The name of a change to a numbered part. */
export type NumberedChange = keyof typeof numberedChanges;

/** Asks for the part, the day if there is one, and the reason. */
export function NumberedDialog({ change, reference, entity, onClose }: DialogProps & { change: NumberedChange }) {
  const { path, part, label, title, verb } = numberedChanges[change];
  const choices = useChoices(entity);
  const ends = change === 'end-affiliation';
  const edit = useEdit({
    name: change,
    path,
    reference,
    entity,
    toForm: (): Form => ({ number: choices.length === 1 ? (choices[0]?.value ?? '') : '', on: '', reason: '' }),
    fields: [part, 'on', 'reason'],
    findMissing: (form) => ({
      ...(form.number === '' ? { [part]: 'Choose one.' } : {}),
      ...(ends && form.on === '' ? { on: 'Enter the last day.' } : {}),
      ...missingReason(form),
    }),
    // Each of the three bodies names its part, and the day if it takes one.
    toBody: ({ number, on, reason }) =>
      ({ [part]: Number(number), ...(ends ? { on } : {}), reason: reason.trim() }) as {
        affiliation: number;
        evidence: number;
        on: string;
        reason: string;
      },
    onClose,
  });
  return (
    <EditDialog title={title} submitLabel={verb} edit={edit}>
      <Field name={part}>
        <Select
          label={label}
          required
          allowDeselect={false}
          data={choices}
          value={edit.form.number || null}
          onChange={(number) => edit.change({ number: number ?? '' })}
          error={edit.errors[part]}
        />
      </Field>
      {ends && (
        <Field name="on">
          <TextInput
            type="date"
            label="Last day"
            required
            value={edit.form.on}
            onChange={(event) => edit.change({ on: event.currentTarget.value })}
            error={edit.errors.on}
          />
        </Field>
      )}
      <ReasonField value={edit.form.reason} onChange={(reason) => edit.change({ reason })} errors={edit.errors} />
    </EditDialog>
  );
}

/** The parts still in effect, by number. */
function useChoices(entity: DialogProps['entity']): { value: string; label: string }[] {
  const actors = useActors();
  if (entity.kind === 'statement')
    return entity.now.evidence
      .filter((one) => !one.withdrawn)
      .map((one) => ({
        value: String(one.number),
        label: `${one.number}: ${one.document}${one.passage ? `, code points ${one.passage.start} to ${one.passage.end}` : ''}`,
      }));
  if (entity.kind === 'actor')
    return entity.now.affiliations.map((one) => ({
      value: String(one.number),
      label: `${actors.get(one.with)?.name ?? one.with}${one.role ? `, ${one.role}` : ''}, ${one.from ? formatDay(one.from) : 'no start date'} – ${one.to ? formatDay(one.to) : 'now'}`,
    }));
  return [];
}
