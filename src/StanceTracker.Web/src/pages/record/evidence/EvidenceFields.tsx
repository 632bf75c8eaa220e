import { Select, TagsInput } from '@mantine/core';
import type { Faults } from '../../../recording/faults';
import { Field } from '../../../recording/Field';
import { credibilities } from '../../../words/admiralty';
import classes from '../Record.module.css';
import { DocumentField } from './DocumentField';
import type { EvidenceDraft } from './evidence';
import { TextPane } from './TextPane';

/** The fields of a piece of evidence, by their names in the request. */
export const evidenceFields = ['evidence.passage', 'evidence.document', 'evidence.voice', 'evidence.via', 'evidence.credibility'] as const;

const voices: readonly { value: Exclude<EvidenceDraft['voice'], ''>; label: string }[] = [
  { value: 'quoted', label: "Quoted: the speaker's own words" },
  { value: 'reported', label: "Reported: the speaker, in someone else's words" },
  { value: 'author', label: 'Author: stated as fact' },
];

interface Props {
  text: string;
  onText: (text: string) => void;
  evidence: EvidenceDraft;
  onChange: (patch: Partial<EvidenceDraft>) => void;
  faults: Faults;
}

/** A statement's evidence: text and passage, document, voice, credibility. */
export function EvidenceFields({ text, onText, evidence, onChange, faults }: Props) {
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
            error={faults['evidence.passage']}
          />
        </Field>
      </div>
      <div className={classes.whole}>
        <Field name="evidence.document">
          <DocumentField value={evidence.document} onChange={(document) => onChange({ document })} text={text} error={faults['evidence.document']} />
        </Field>
      </div>
      <Field name="evidence.voice">
        <Select label="Voice" placeholder="Whose words these are" data={voices} value={evidence.voice || null} clearable onChange={(chosen) => onChange({ voice: voices.find((one) => one.value === chosen)?.value ?? '' })} error={faults['evidence.voice']} />
      </Field>
      <Field name="evidence.credibility">
        <Select
          label="Credibility"
          data={credibilities.map(({ value, label }) => ({ value: String(value), label }))}
          value={String(evidence.credibility)}
          allowDeselect={false}
          onChange={(chosen) => onChange({ credibility: Number(chosen) })}
          error={faults['evidence.credibility']}
        />
      </Field>
      <div className={classes.whole}>
        <Field name="evidence.via">
          <TagsInput size="xs" label="Via" description="Who relayed it, outermost first: an agency, a paper. Press Enter after each." value={evidence.via} onChange={(via) => onChange({ via })} error={faults['evidence.via']} />
        </Field>
      </div>
    </div>
  );
}
