import { Select, TextInput } from '@mantine/core';
import { ActorPicker } from '../../../actors/ActorPicker';
import type { Faults } from '../../../recording/faults';
import { Field } from '../../../recording/Field';
import { actorKinds } from '../../../words/kinds';
import { ActionDialog } from './ActionDialog';
import type { DialogProps } from './dialogs';
import { lackingReason, ReasonField } from './ReasonField';
import { useAction } from './useAction';

const codeFields = [
  ['cameo', 'CAMEO code'],
  ['iso3', 'ISO 3166 code'],
  ['wikidata', 'Wikidata item'],
] as const;

/** Corrects an actor's name, kind and codes. */
export function CorrectActor({ reference, thing, onClose }: DialogProps) {
  const action = useAction({
    name: 'correct',
    path: '/api/actors/{id}/corrections',
    reference,
    thing,
    formOf: (of) => {
      const now = of.kind === 'actor' ? of.now : undefined;
      return { name: now?.name ?? '', kind: now?.kind ?? 'organization', cameo: now?.codes?.cameo ?? '', iso3: now?.codes?.iso3 ?? '', wikidata: now?.codes?.wikidata ?? '', reason: '' };
    },
    fields: ['name', 'kind', 'codes.cameo', 'codes.iso3', 'codes.wikidata', 'reason'],
    lacking: (form) => ({ ...(form.name.trim() === '' ? { name: 'Enter a name.' } : {}), ...lackingReason(form) }),
    bodyOf: ({ name, kind, cameo, iso3, wikidata, reason }) => ({
      name: name.trim(),
      kind,
      codes: cameo || iso3 || wikidata ? { cameo: cameo || undefined, iso3: iso3 || undefined, wikidata: wikidata || undefined } : undefined,
      reason: reason.trim(),
    }),
    onClose,
  });
  const { form, faults, change } = action;
  return (
    <ActionDialog title="Correct the actor" verb="Correct" action={action}>
      <Field name="name">
        <TextInput label="Name" required value={form.name} onChange={(event) => change({ name: event.currentTarget.value })} error={faults['name']} />
      </Field>
      <Field name="kind">
        <Select label="Kind" data={actorKinds.map(({ kind, one }) => ({ value: kind, label: one }))} value={form.kind} allowDeselect={false} onChange={(chosen) => change({ kind: actorKinds.find((one) => one.kind === chosen)?.kind ?? form.kind })} error={faults['kind']} />
      </Field>
      {codeFields.map(([name, label]) => (
        <Field key={name} name={`codes.${name}`}>
          <TextInput label={label} value={form[name]} onChange={(event) => change({ [name]: event.currentTarget.value })} error={faults[`codes.${name}`]} />
        </Field>
      ))}
      <ReasonField value={form.reason} onChange={(reason) => change({ reason })} faults={faults} />
    </ActionDialog>
  );
}

/** Adds an alias to an actor. */
export function AddAlias({ reference, thing, onClose }: DialogProps) {
  const action = useAction({
    name: 'alias',
    path: '/api/actors/{id}/aliases',
    reference,
    thing,
    formOf: () => ({ alias: '', language: '' }),
    fields: ['alias', 'language'],
    lacking: (form): Faults => (form.alias.trim() === '' ? { alias: 'Enter an alias.' } : {}),
    bodyOf: ({ alias, language }) => ({ alias: alias.trim(), language: language.trim() || undefined }),
    onClose,
  });
  return (
    <ActionDialog title="Add an alias" verb="Add" action={action}>
      <Field name="alias">
        <TextInput label="Another name or spelling" required data-autofocus value={action.form.alias} onChange={(event) => action.change({ alias: event.currentTarget.value })} error={action.faults['alias']} />
      </Field>
      <Field name="language">
        <TextInput label="Language" placeholder="A BCP 47 tag: fa, ps" value={action.form.language} onChange={(event) => action.change({ language: event.currentTarget.value })} error={action.faults['language']} />
      </Field>
    </ActionDialog>
  );
}

/** Withdraws an alias recorded in error. */
export function WithdrawAlias({ reference, thing, onClose }: DialogProps) {
  const aliases = thing.kind === 'actor' ? thing.now.aliases.map((one) => one.alias) : [];
  const action = useAction({
    name: 'withdraw-alias',
    path: '/api/actors/{id}/alias-withdrawals',
    reference,
    thing,
    formOf: () => ({ alias: aliases.length === 1 ? (aliases[0] ?? '') : '', reason: '' }),
    fields: ['alias', 'reason'],
    lacking: (form) => ({ ...(form.alias === '' ? { alias: 'Choose an alias.' } : {}), ...lackingReason(form) }),
    bodyOf: ({ alias, reason }) => ({ alias, reason: reason.trim() }),
    onClose,
  });
  return (
    <ActionDialog title="Withdraw an alias" verb="Withdraw" action={action}>
      <Field name="alias">
        <Select label="Alias" required allowDeselect={false} data={aliases} value={action.form.alias || null} onChange={(alias) => action.change({ alias: alias ?? '' })} error={action.faults['alias']} />
      </Field>
      <ReasonField value={action.form.reason} onChange={(reason) => action.change({ reason })} faults={action.faults} />
    </ActionDialog>
  );
}

/** Adds an affiliation: whom the actor speaks for. */
export function Affiliate({ reference, thing, onClose }: DialogProps) {
  const action = useAction({
    name: 'affiliate',
    path: '/api/actors/{id}/affiliations',
    reference,
    thing,
    formOf: () => ({ with: '', role: '', from: '', to: '' }),
    fields: ['with', 'role', 'from', 'to'],
    lacking: (form): Faults => (form.with === '' ? { with: 'Choose whom it speaks for.' } : {}),
    bodyOf: (form) => ({ with: form.with, role: form.role.trim() || undefined, from: form.from || undefined, to: form.to || undefined }),
    onClose,
  });
  const { form, faults, change } = action;
  return (
    <ActionDialog title="Add an affiliation" verb="Add" action={action}>
      <Field name="with">
        <ActorPicker label="Speaks for" required description="Its official statements then count for that actor too. Membership in a bloc is not an affiliation." value={form.with || undefined} onChange={(actor) => change({ with: actor ?? '' })} error={faults['with']} />
      </Field>
      <Field name="role">
        <TextInput label="Role" placeholder="Foreign Minister" value={form.role} onChange={(event) => change({ role: event.currentTarget.value })} error={faults['role']} />
      </Field>
      <Field name="from">
        <TextInput type="date" label="From" description="Leave empty for no start date" value={form.from} onChange={(event) => change({ from: event.currentTarget.value })} error={faults['from']} />
      </Field>
      <Field name="to">
        <TextInput type="date" label="To (inclusive)" description="Leave empty for no end date" value={form.to} onChange={(event) => change({ to: event.currentTarget.value })} error={faults['to']} />
      </Field>
    </ActionDialog>
  );
}
