import { Select, TagsInput } from '@mantine/core';
import { Field } from '../../forms/Field';
import type { FieldErrors } from '../../forms/fieldErrors';
import classes from '../editing.module.css';
import { GradeSelect } from '../inputs/GradeSelect';
import { DocumentField } from './DocumentField';
import type { EvidenceDraft } from './evidence';
import { TextPane } from './TextPane';

/** The fields of a piece of evidence, by their names in the request. */
export const evidenceFields = ['evidence.passage', 'evidence.document', 'evidence.voice', 'evidence.via', 'evidence.credibility'] as const;

const voiceOptions: readonly { value: Exclude<EvidenceDraft['voice'], ''>; label: string }[] = [
  { value: 'quoted', label: "Quoted: the speaker's own words" },
  { value: 'reported', label: "Reported: the speaker, in someone else's words" },
  { value: 'author', label: 'Author: stated as fact' },
];

interface Props {
  text: string;
  onText: (text: string) => void;
  evidence: EvidenceDraft;
  onChange: (patch: Partial<EvidenceDraft>) => void;
  errors: FieldErrors;
}

/** A statement's evidence: text and passage, document, voice, credibility. */
export function EvidenceFields({ text, onText, evidence, onChange, errors }: Props) {
  return (
    <div className={classes.coding}>
      <div className={classes.whole}>
        <Field name="evidence.passage">
          <TextPane
            text={text}
            onText={(changed) => {
              onText(changed);
              if (changed !== text) onChange({ passage: null });
            }}
            passage={evidence.passage}
            onPassage={(passage) => onChange({ passage })}
            error={errors['evidence.passage']}
          />
        </Field>
      </div>
      <div className={classes.whole}>
        <Field name="evidence.document">
          <DocumentField
            value={evidence.document}
            onChange={(document) => onChange({ document })}
            text={text}
            error={errors['evidence.document']}
          />
        </Field>
      </div>
      <Field name="evidence.voice">
        <Select
          label="Voice"
          placeholder="Whose words these are"
          data={voiceOptions}
          value={evidence.voice || null}
          clearable
          onChange={(chosen) => onChange({ voice: voiceOptions.find((one) => one.value === chosen)?.value ?? '' })}
          error={errors['evidence.voice']}
        />
      </Field>
      <Field name="evidence.credibility">
        <GradeSelect
          half="credibility"
          label="Credibility"
          value={String(evidence.credibility)}
          onChange={(grade) => onChange({ credibility: Number(grade) })}
          error={errors['evidence.credibility']}
        />
      </Field>
      <div className={classes.whole}>
        <Field name="evidence.via">
          <TagsInput
            size="xs"
            label="Via"
            description="Who relayed it, outermost first: an agency, a paper. Press Enter after each."
            value={evidence.via}
            onChange={(via) => onChange({ via })}
            error={errors['evidence.via']}
          />
        </Field>
      </div>
    </div>
  );
}
