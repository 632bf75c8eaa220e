import { Select, TextInput } from '@mantine/core';
import { ActorPicker } from '../../actors/ActorPicker';
import { Field } from '../../forms/Field';
import type { FieldErrors } from '../../forms/fieldErrors';
import { actorKinds } from '../../labels/actorKinds';
import type { DialogProps } from './DialogProps';
import { EditDialog } from './EditDialog';
import { missingReason, ReasonField } from './ReasonField';
import { useEdit } from './useEdit';

const codeFields = [
  ['cameo', 'CAMEO code'],
  ['iso3', 'ISO 3166 code'],
  ['wikidata', 'Wikidata item'],
] as const;

/** Corrects an actor's name, kind and codes. */
export function CorrectActor({ reference, entity, onClose }: DialogProps) {
  const edit = useEdit({
    name: 'correct',
    path: '/api/actors/{id}/corrections',
    reference,
    entity,
    toForm: (of) => {
      const now = of.kind === 'actor' ? of.now : undefined;
      return {
        name: now?.name ?? '',
        kind: now?.kind ?? 'organization',
        cameo: now?.codes?.cameo ?? '',
        iso3: now?.codes?.iso3 ?? '',
        wikidata: now?.codes?.wikidata ?? '',
        reason: '',
      };
    },
    fields: ['name', 'kind', 'codes.cameo', 'codes.iso3', 'codes.wikidata', 'reason'],
    findMissing: (form) => ({ ...(form.name.trim() === '' ? { name: 'Enter a name.' } : {}), ...missingReason(form) }),
    toBody: ({ name, kind, cameo, iso3, wikidata, reason }) => ({
      name: name.trim(),
      kind,
      codes:
        cameo || iso3 || wikidata ? { cameo: cameo || undefined, iso3: iso3 || undefined, wikidata: wikidata || undefined } : undefined,
      reason: reason.trim(),
    }),
    onClose,
  });
  const { form, errors, change } = edit;
  return (
    <EditDialog title="Correct the actor" submitLabel="Correct" edit={edit}>
      <Field name="name">
        <TextInput
          label="Name"
          required
          value={form.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={errors.name}
        />
      </Field>
      <Field name="kind">
        <Select
          label="Kind"
          data={actorKinds.map(({ kind, one }) => ({ value: kind, label: one }))}
          value={form.kind}
          allowDeselect={false}
          onChange={(chosen) => change({ kind: actorKinds.find((one) => one.kind === chosen)?.kind ?? form.kind })}
          error={errors.kind}
        />
      </Field>
      {codeFields.map(([name, label]) => (
        <Field key={name} name={`codes.${name}`}>
          <TextInput
            label={label}
            value={form[name]}
            onChange={(event) => change({ [name]: event.currentTarget.value })}
            error={errors[`codes.${name}`]}
          />
        </Field>
      ))}
      <ReasonField value={form.reason} onChange={(reason) => change({ reason })} errors={errors} />
    </EditDialog>
  );
}

/** Adds an alias to an actor. */
export function AddAlias({ reference, entity, onClose }: DialogProps) {
  const edit = useEdit({
    name: 'alias',
    path: '/api/actors/{id}/aliases',
    reference,
    entity,
    toForm: () => ({ alias: '', language: '' }),
    fields: ['alias', 'language'],
    findMissing: (form): FieldErrors => (form.alias.trim() === '' ? { alias: 'Enter an alias.' } : {}),
    toBody: ({ alias, language }) => ({ alias: alias.trim(), language: language.trim() || undefined }),
    onClose,
  });
  return (
    <EditDialog title="Add an alias" submitLabel="Add" edit={edit}>
      <Field name="alias">
        <TextInput
          label="Another name or spelling"
          required
          data-autofocus
          value={edit.form.alias}
          onChange={(event) => edit.change({ alias: event.currentTarget.value })}
          error={edit.errors.alias}
        />
      </Field>
      <Field name="language">
        <TextInput
          label="Language"
          placeholder="A BCP 47 tag: fa, ps"
          value={edit.form.language}
          onChange={(event) => edit.change({ language: event.currentTarget.value })}
          error={edit.errors.language}
        />
      </Field>
    </EditDialog>
  );
}

/** Withdraws an alias recorded in error. */
export function WithdrawAlias({ reference, entity, onClose }: DialogProps) {
  const aliases = entity.kind === 'actor' ? entity.now.aliases.map((one) => one.alias) : [];
  const edit = useEdit({
    name: 'withdraw-alias',
    path: '/api/actors/{id}/alias-withdrawals',
    reference,
    entity,
    toForm: () => ({ alias: aliases.length === 1 ? (aliases[0] ?? '') : '', reason: '' }),
    fields: ['alias', 'reason'],
    findMissing: (form) => ({ ...(form.alias === '' ? { alias: 'Choose an alias.' } : {}), ...missingReason(form) }),
    toBody: ({ alias, reason }) => ({ alias, reason: reason.trim() }),
    onClose,
  });
  return (
    <EditDialog title="Withdraw an alias" submitLabel="Withdraw" edit={edit}>
      <Field name="alias">
        <Select
          label="Alias"
          required
          allowDeselect={false}
          data={aliases}
          value={edit.form.alias || null}
          onChange={(alias) => edit.change({ alias: alias ?? '' })}
          error={edit.errors.alias}
        />
      </Field>
      <ReasonField value={edit.form.reason} onChange={(reason) => edit.change({ reason })} errors={edit.errors} />
    </EditDialog>
  );
}

/** Adds an affiliation: whom the actor speaks for. */
export function Affiliate({ reference, entity, onClose }: DialogProps) {
  const edit = useEdit({
    name: 'affiliate',
    path: '/api/actors/{id}/affiliations',
    reference,
    entity,
    toForm: () => ({ with: '', role: '', from: '', to: '' }),
    fields: ['with', 'role', 'from', 'to'],
    findMissing: (form): FieldErrors => (form.with === '' ? { with: 'Choose whom it speaks for.' } : {}),
    toBody: (form) => ({ with: form.with, role: form.role.trim() || undefined, from: form.from || undefined, to: form.to || undefined }),
    onClose,
  });
  const { form, errors, change } = edit;
  return (
    <EditDialog title="Add an affiliation" submitLabel="Add" edit={edit}>
      <Field name="with">
        <ActorPicker
          label="Speaks for"
          required
          description="Its official statements then count for that actor too. Membership in a bloc is not an affiliation."
          value={form.with || undefined}
          onChange={(actor) => change({ with: actor ?? '' })}
          error={errors.with}
        />
      </Field>
      <Field name="role">
        <TextInput
          label="Role"
          placeholder="Foreign Minister"
          value={form.role}
          onChange={(event) => change({ role: event.currentTarget.value })}
          error={errors.role}
        />
      </Field>
      <Field name="from">
        <TextInput
          type="date"
          label="From"
          description="Leave empty for no start date"
          value={form.from}
          onChange={(event) => change({ from: event.currentTarget.value })}
          error={errors.from}
        />
      </Field>
      <Field name="to">
        <TextInput
          type="date"
          label="To (inclusive)"
          description="Leave empty for no end date"
          value={form.to}
          onChange={(event) => change({ to: event.currentTarget.value })}
          error={errors.to}
        />
      </Field>
    </EditDialog>
  );
}
