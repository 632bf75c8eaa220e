import { MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ChangeEvent, useState } from 'react';
import { ActorPicker } from '../../actors/ActorPicker';
import { ActPicker } from '../../acts/ActPicker';
import { type Method, methodQuery } from '../../api/method';
import { useClocks } from '../../clocks/useClocks';
import { Field } from '../../forms/Field';
import type { FieldErrors } from '../../forms/fieldErrors';
import { contexts } from '../../labels/contexts';
import { toWords } from '../../labels/toWords';
import { type OptionalText, optionalTextNames, optionalTexts } from '../../statements/optionalTexts';
import { FrameClaim } from '../creating/FrameClaim';
import { IntroduceActor } from '../creating/IntroduceActor';
import classes from '../editing.module.css';
import { DaysField } from '../inputs/DaysField';
import { ClaimsField } from './ClaimsField';
import type { Coding } from './coding';
import { TargetsField } from './TargetsField';

/** The fields of a coding, by their names in the request. */
export const codingFields = [
  'speaker',
  'capacity',
  'targets',
  'act',
  'modality',
  'saidOn.earliest',
  'saidOn.latest',
  'saidOn.extent',
  'saidOn.note',
  'contexts',
  'claims',
  'paraphrase',
  ...optionalTextNames,
] as const;

interface Props {
  coding: Coding;
  onChange: (patch: Partial<Coding>) => void;
  errors: FieldErrors;
}

type NewEntity = { kind: 'speaker' | 'target' | 'claim'; text: string };

/** The modalities, each with what it does to a statement's score, once the server has said so. */
function modalityOptions(method: Method | undefined): { value: Coding['modality']; label: string }[] {
  const factor = (modality: Coding['modality'], of: 'intensity' | 'confidence') => {
    const factors = method?.modalities.find((one) => one.modality === modality);
    return factors ? `; ${of} × ${factors[of]}` : '';
  };
  return [
    { value: 'actual', label: 'Actual: it was done' },
    { value: 'announced', label: `Announced: it will be done${factor('announced', 'intensity')}` },
    { value: 'conditional', label: `Conditional: it would be done${factor('conditional', 'confidence')}` },
  ];
}

/** The coded content of a statement: who, toward whom, what, when, and how worded. */
export function CodingFields({ coding, onChange, errors }: Props) {
  const { search } = useClocks();
  const modalities = modalityOptions(useQuery(methodQuery).data);
  const [creating, setCreating] = useState<NewEntity>();
  const close = () => setCreating(undefined);
  const optionalText = (name: OptionalText) => {
    const { label, hint, long } = optionalTexts[name];
    const props = {
      label,
      description: hint,
      value: coding[name],
      onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onChange({ [name]: event.currentTarget.value }),
      error: errors[name],
    };
    return (
      <div key={name} className={long && classes.whole}>
        <Field name={name}>{long ? <Textarea size="xs" autosize minRows={1} {...props} /> : <TextInput {...props} />}</Field>
      </div>
    );
  };
  return (
    <div className={classes.coding}>
      <Field name="speaker">
        <ActorPicker
          label="Speaker"
          required
          placeholder="Who spoke or acted: name, alias or code"
          value={coding.speaker || undefined}
          onChange={(actor) => onChange({ speaker: actor ?? '' })}
          onCreate={(text) => setCreating({ kind: 'speaker', text })}
          error={errors.speaker}
        />
      </Field>
      <Field name="targets">
        <TargetsField
          targets={coding.targets}
          inferred={coding.inferredTargets}
          onChange={(targets, inferredTargets) => onChange({ targets, inferredTargets })}
          onCreate={(text) => setCreating({ kind: 'target', text })}
          error={errors.targets}
        />
      </Field>
      <Field name="act">
        <ActPicker
          label="Act"
          required
          value={coding.act}
          onChange={(act) => onChange({ act })}
          scores={search.scores}
          error={errors.act}
        />
      </Field>
      <Field name="modality">
        <Select
          label="Modality"
          data={modalities}
          value={coding.modality}
          allowDeselect={false}
          onChange={(chosen) => onChange({ modality: modalities.find((one) => one.value === chosen)?.value ?? 'actual' })}
          error={errors.modality}
        />
      </Field>
      <div className={classes.whole}>
        <DaysField
          name="saidOn"
          label="Said or done on"
          said
          value={coding.saidOn}
          onChange={(saidOn) => onChange({ saidOn })}
          errors={errors}
        />
      </div>
      <div className={classes.whole}>
        <Field name="paraphrase">
          <Textarea
            size="xs"
            label="Paraphrase"
            required
            description="What it says, in your own words"
            autosize
            minRows={2}
            value={coding.paraphrase}
            onChange={(event) => onChange({ paraphrase: event.currentTarget.value })}
            error={errors.paraphrase}
          />
        </Field>
      </div>
      {optionalTextNames.filter((name) => optionalTexts[name].long).map(optionalText)}
      <Field name="contexts">
        <MultiSelect
          label="Contexts"
          placeholder={coding.contexts.length === 0 ? 'terrorism, refugees, …' : undefined}
          data={contexts.map((context) => ({ value: context, label: toWords(context) }))}
          value={coding.contexts}
          onChange={(chosen) => onChange({ contexts: chosen })}
          searchable
          hidePickedOptions
          error={errors.contexts}
        />
      </Field>
      <Field name="capacity">
        <Select
          label="Capacity"
          data={[
            { value: 'official', label: 'Official: also for those it speaks for' },
            { value: 'personal', label: 'Personal: only for itself' },
          ]}
          value={coding.capacity}
          allowDeselect={false}
          onChange={(chosen) => onChange({ capacity: chosen === 'personal' ? 'personal' : 'official' })}
          error={errors.capacity}
        />
      </Field>
      <div className={classes.whole}>
        <Field name="claims">
          <ClaimsField
            claims={coding.claims}
            onChange={(claims) => onChange({ claims })}
            onCreate={(text) => setCreating({ kind: 'claim', text })}
            error={errors.claims}
          />
        </Field>
      </div>
      {optionalTextNames.filter((name) => !optionalTexts[name].long).map(optionalText)}
      {creating?.kind === 'claim' && (
        <FrameClaim
          text={creating.text}
          onClose={close}
          onDone={(claim) => onChange({ claims: [...coding.claims, { claim, position: 'asserts' }] })}
        />
      )}
      {creating && creating.kind !== 'claim' && (
        <IntroduceActor
          text={creating.text}
          onClose={close}
          onDone={(actor) => onChange(creating.kind === 'speaker' ? { speaker: actor } : { targets: [...coding.targets, actor] })}
        />
      )}
    </div>
  );
}
