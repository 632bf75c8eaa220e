import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ActorPicker } from '../../actors/ActorPicker';
import { DialogForm } from '../../forms/DialogForm';
import { Field } from '../../forms/Field';
import { toFieldErrors } from '../../forms/fieldErrors';
import { slugify } from '../../forms/slug';
import { useCommand } from '../../forms/useCommand';
import { actorKinds } from '../../labels/actorKinds';

interface Props {
  text: string;
  onClose: () => void;
  /** Called with the new actor. */
  onDone: (actor: string) => void;
}

const fields = ['actor', 'name', 'kind', 'codes.cameo', 'codes.iso3', 'with', 'role', 'from'] as const;

/** Introduces a new actor and, if it speaks for another, adds that affiliation. */
export function IntroduceActor({ text, onClose, onDone }: Props) {
  const [name, setName] = useState(text);
  const [typedId, setId] = useState<string>();
  const [kind, setKind] = useState(actorKinds[4]?.kind ?? 'person');
  const [codes, setCodes] = useState({ cameo: '', iso3: '' });
  const [tie, setTie] = useState({ with: '', role: '', from: '' });
  const id = typedId ?? slugify(name);
  const introduce = useCommand('/api/actors', 'introduce');
  const affiliate = useCommand('/api/actors/{id}/affiliations', 'introduce');
  const error = introduce.error ?? affiliate.error;
  const errors = toFieldErrors(error, fields);
  const submit = async () => {
    const given = { cameo: codes.cameo || undefined, iso3: codes.iso3 || undefined };
    // On a retry after the second call failed, the first returns its earlier answer.
    const { version } = await introduce.mutateAsync({
      body: { actor: id, name: name.trim(), kind, codes: given.cameo || given.iso3 ? given : undefined },
    });
    if (tie.with !== '')
      await affiliate.mutateAsync({ id, version, body: { with: tie.with, role: tie.role || undefined, from: tie.from || undefined } });
    onDone(id);
    onClose();
  };
  return (
    <DialogForm
      title="Introduce an actor"
      submitLabel="Introduce"
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      pending={introduce.isPending || affiliate.isPending}
      fieldErrors={errors}
      error={Object.keys(errors).length === 0 ? error : null}
    >
      <Field name="name">
        <TextInput
          label="Name"
          required
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={errors.name}
        />
      </Field>
      <Field name="actor">
        <TextInput
          label="ID"
          required
          description="Permanent: used in addresses and files"
          value={id}
          onChange={(event) => setId(event.currentTarget.value)}
          error={errors.actor}
        />
      </Field>
      <Field name="kind">
        <Select
          label="Kind"
          data={actorKinds.map(({ kind, one }) => ({ value: kind, label: one }))}
          value={kind}
          allowDeselect={false}
          onChange={(chosen) => setKind(actorKinds.find((one) => one.kind === chosen)?.kind ?? kind)}
          error={errors.kind}
        />
      </Field>
      <Field name="with">
        <ActorPicker
          label="Speaks for"
          description="Its official statements count for that actor too"
          value={tie.with || undefined}
          onChange={(actor) => setTie({ ...tie, with: actor ?? '' })}
          error={errors.with}
        />
      </Field>
      {tie.with !== '' && (
        <>
          <Field name="role">
            <TextInput
              label="Role"
              placeholder="Foreign Minister"
              value={tie.role}
              onChange={(event) => setTie({ ...tie, role: event.currentTarget.value })}
              error={errors.role}
            />
          </Field>
          <Field name="from">
            <TextInput
              label="Since"
              type="date"
              description="Leave empty for no start date"
              value={tie.from}
              onChange={(event) => setTie({ ...tie, from: event.currentTarget.value })}
              error={errors.from}
            />
          </Field>
        </>
      )}
      <Field name="codes.cameo">
        <TextInput
          label="CAMEO code"
          placeholder="AFGTAL"
          value={codes.cameo}
          onChange={(event) => setCodes({ ...codes, cameo: event.currentTarget.value })}
          error={errors['codes.cameo']}
        />
      </Field>
      <Field name="codes.iso3">
        <TextInput
          label="ISO 3166 code"
          placeholder="AFG"
          value={codes.iso3}
          onChange={(event) => setCodes({ ...codes, iso3: event.currentTarget.value })}
          error={errors['codes.iso3']}
        />
      </Field>
    </DialogForm>
  );
}
