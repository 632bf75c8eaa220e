import { Text } from '@mantine/core';
import { ActorPicker } from '../../actors/ActorPicker';
import { unwrap, api } from '../../api/client';
import { Field } from '../../forms/Field';
import { type Choice, SearchPicker } from '../../forms/SearchPicker';
import { formatDay } from '../../format/format';
import { EditDialog } from './EditDialog';
import type { DialogProps } from './DialogProps';
import { missingReason, ReasonField } from './ReasonField';
import { useEdit } from './useEdit';

/** The statements that a text finds. */
async function findStatements(text: string, signal: AbortSignal): Promise<Choice[]> {
  if (text === '') return [];
  const { items } = await unwrap(api.GET('/api/statements', { params: { query: { q: text, limit: '12' } }, signal }));
  return items.map((one) => ({ value: one.statement, label: one.paraphrase, detail: `${formatDay(one.day)}, ${one.statement}` }));
}

/** Merges an actor into the one that it is the same as, or a statement into the one that it repeats. */
export function MergeDialog({ reference, entity, onClose }: DialogProps) {
  const ofActor = entity.kind === 'actor';
  const edit = useEdit({
    name: 'merge',
    path: ofActor ? '/api/actors/{id}/merges' : '/api/statements/{id}/merges',
    reference,
    entity,
    toForm: () => ({ into: '', reason: '' }),
    fields: ['into', 'reason'],
    findMissing: (form) => ({ ...(form.into === '' ? { into: 'Into which?' } : {}), ...missingReason(form) }),
    toBody: ({ into, reason }) => ({ ...(ofActor ? {} : { statement: reference.id }), into, reason: reason.trim() }),
    onClose,
  });
  const { into, reason } = edit.form;
  return (
    <EditDialog title={ofActor ? 'Merge the actor' : 'Merge the statement'} submitLabel="Merge" edit={edit}>
      <Text size="sm">{ofActor ? 'This one goes, the other survives: every reference to this one then means the other.' : 'This one is retracted; its evidence corroborates the other, which stays.'}</Text>
      <Field name="into">
        {ofActor ? (
          <ActorPicker label="Into" required value={into || undefined} onChange={(actor) => edit.change({ into: actor ?? '' })} error={edit.errors['into']} />
        ) : (
          <SearchPicker label="Into" required placeholder="Words of its paraphrase or quote" source="statements" search={findStatements} value={into} onChange={(chosen) => edit.change({ into: chosen })} error={edit.errors['into']} />
        )}
      </Field>
      <ReasonField value={reason} onChange={(typed) => edit.change({ reason: typed })} errors={edit.errors} />
    </EditDialog>
  );
}
