import { Text } from '@mantine/core';
import { ActorPicker } from '../../../actors/ActorPicker';
import { answered, api } from '../../../api/client';
import { Field } from '../../../recording/Field';
import { type Choice, SearchPicker } from '../../../recording/SearchPicker';
import { formatDay } from '../../../words/format';
import { ActionDialog } from './ActionDialog';
import type { DialogProps } from './dialogs';
import { lackingReason, ReasonField } from './ReasonField';
import { useAction } from './useAction';

/** The statements that match a text. */
async function findStatements(text: string, signal: AbortSignal): Promise<Choice[]> {
  if (text === '') return [];
  const { items } = await answered(api.GET('/api/statements', { params: { query: { q: text, limit: '12' } }, signal }));
  return items.map((one) => ({ value: one.statement, label: one.paraphrase, detail: `${formatDay(one.day)}, ${one.statement}` }));
}

/** Merges a duplicate actor or statement into another. */
export function MergeDialog({ reference, thing, onClose }: DialogProps) {
  const ofActor = thing.kind === 'actor';
  const action = useAction({
    name: 'merge',
    path: ofActor ? '/api/actors/{id}/merges' : '/api/statements/{id}/merges',
    reference,
    thing,
    formOf: () => ({ into: '', reason: '' }),
    fields: ['into', 'reason'],
    lacking: (form) => ({ ...(form.into === '' ? { into: 'Choose what to merge into.' } : {}), ...lackingReason(form) }),
    bodyOf: ({ into, reason }) => ({ ...(ofActor ? {} : { statement: reference.id }), into, reason: reason.trim() }),
    onClose,
  });
  const { into, reason } = action.form;
  return (
    <ActionDialog title={ofActor ? 'Merge the actor' : 'Merge the statement'} verb="Merge" action={action}>
      <Text size="sm">{ofActor ? 'The other actor stays; every reference to this one will then mean the other.' : 'The other statement stays; this one is retracted, and its evidence corroborates the other.'}</Text>
      <Field name="into">
        {ofActor ? (
          <ActorPicker label="Into" required value={into || undefined} onChange={(actor) => action.change({ into: actor ?? '' })} error={action.faults['into']} />
        ) : (
          <SearchPicker label="Into" required placeholder="Search paraphrases and quotes" source="statements" search={findStatements} value={into} onChange={(chosen) => action.change({ into: chosen })} error={action.faults['into']} />
        )}
      </Field>
      <ReasonField value={reason} onChange={(typed) => action.change({ reason: typed })} faults={action.faults} />
    </ActionDialog>
  );
}
