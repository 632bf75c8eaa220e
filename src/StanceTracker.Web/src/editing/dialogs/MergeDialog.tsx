import { Text } from '@mantine/core';
import { ActorPicker } from '../../actors/ActorPicker';
import { api, unwrap } from '../../api/client';
import { formatDay } from '../../format/format';
import { Field } from '../../forms/Field';
import { type Choice, SearchPicker } from '../../forms/SearchPicker';
import type { DialogProps } from './DialogProps';
import { EditDialog } from './EditDialog';
import { missingReason, ReasonField } from './ReasonField';
import { useEdit } from './useEdit';

/** The statements that match a text. */
async function findStatements(text: string, signal: AbortSignal): Promise<Choice[]> {
  if (text === '') return [];
  const { items } = await unwrap(api.GET('/api/statements', { params: { query: { q: text, limit: '12' } }, signal }));
  return items.map((one) => ({ value: one.statement, label: one.paraphrase, detail: `${formatDay(one.day)}, ${one.statement}` }));
}

/** Merges a duplicate actor or statement into another. */
export function MergeDialog({ reference, entity, onClose }: DialogProps) {
  const ofActor = entity.kind === 'actor';
  const edit = useEdit({
    name: 'merge',
    path: ofActor ? '/api/actors/{id}/merges' : '/api/statements/{id}/merges',
    reference,
    entity,
    toForm: () => ({ into: '', reason: '' }),
    fields: ['into', 'reason'],
    findMissing: (form) => ({ ...(form.into === '' ? { into: 'Choose what to merge into.' } : {}), ...missingReason(form) }),
    toBody: ({ into, reason }) => ({ ...(ofActor ? {} : { statement: reference.id }), into, reason: reason.trim() }),
    onClose,
  });
  const { into, reason } = edit.form;
  return (
    <EditDialog title={ofActor ? 'Merge the actor' : 'Merge the statement'} submitLabel="Merge" edit={edit}>
      <Text size="sm">
        {ofActor
          ? 'The other actor stays; every reference to this one will then mean the other.'
          : 'The other statement stays; this one is retracted, and its evidence corroborates the other.'}
      </Text>
      <Field name="into">
        {ofActor ? (
          <ActorPicker
            label="Into"
            required
            value={into || undefined}
            onChange={(actor) => edit.change({ into: actor ?? '' })}
            error={edit.errors.into}
          />
        ) : (
          <SearchPicker
            label="Into"
            required
            placeholder="Search paraphrases and quotes"
            source="statements"
            search={findStatements}
            value={into}
            onChange={(chosen) => edit.change({ into: chosen })}
            error={edit.errors.into}
          />
        )}
      </Field>
      <ReasonField value={reason} onChange={(typed) => edit.change({ reason: typed })} errors={edit.errors} />
    </EditDialog>
  );
}
