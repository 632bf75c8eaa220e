import { useState } from 'react';
import type { Schema } from '../../api/client';
import type { Statement } from '../../api/statements';
import { CodingFields, codingFields } from '../coding/CodingFields';
import { type Coding, emptyCoding, missingInCoding, toCoding, toContent } from '../coding/coding';
import { Preview } from '../preview/Preview';
import { CorrectedNotice } from './CorrectedNotice';
import type { DialogProps } from './DialogProps';
import { EditDialog } from './EditDialog';
import { otherHalf } from './otherHalf';
import { missingReason, ReasonField } from './ReasonField';
import { useEdit } from './useEdit';

/** A correction that the other half of the joint act follows. */
interface LeadCorrection {
  /** Distinguishes the dialogs of successive corrections. */
  name: string;
  before: Coding;
  after: Coding;
  reason: string;
}

/** Corrects a statement's coding, then offers the same for the other half of a joint act. */
export function CorrectStatement({ reference, entity, lead, onClose }: DialogProps & { lead?: LeadCorrection }) {
  const [warnings, setWarnings] = useState<readonly Schema<'Warning'>[]>();
  const [other, setOther] = useState<Statement>();
  const initial = entity.kind === 'statement' ? toCoding(entity.now) : emptyCoding;
  const edit = useEdit({
    name: lead ? `correct-with-${lead.name}` : 'correct',
    path: '/api/statements/{id}/corrections',
    reference,
    entity,
    toForm: (now) => {
      const coding = now.kind === 'statement' ? toCoding(now.now) : emptyCoding;
      return lead ? { ...otherHalf(lead.before, lead.after, coding), reason: lead.reason } : { ...coding, reason: '' };
    },
    fields: [...codingFields, 'reason'],
    findMissing: (form) => ({ ...missingInCoding(form), ...missingReason(form) }),
    toBody: (form) => ({ ...toContent(form), reason: form.reason.trim() }),
    onClose,
    onRecorded: (written) => (written.warnings && written.warnings.length > 0 ? setWarnings(written.warnings) : onClose()),
  });
  const { reason, ...after } = edit.form;
  const complete = Object.keys(missingInCoding(after)).length === 0;
  const changed = JSON.stringify(toContent(after)) !== JSON.stringify(toContent(initial));
  if (other) {
    const name = `${reference.id}-${reference.version}`;
    return (
      <CorrectStatement
        key={other.statement}
        reference={{ kind: 'statement', id: other.statement, version: other.version }}
        entity={{ kind: 'statement', now: other }}
        lead={{ name, before: initial, after, reason }}
        onClose={onClose}
      />
    );
  }
  if (warnings) return <CorrectedNotice warnings={warnings} onOther={setOther} onClose={onClose} />;
  return (
    <EditDialog title={lead ? 'Correct the other half' : 'Correct the statement'} submitLabel="Correct" edit={edit} size="xl">
      <CodingFields coding={edit.form} onChange={edit.change} errors={edit.errors} />
      <ReasonField value={edit.form.reason} onChange={(text) => edit.change({ reason: text })} errors={edit.errors} />
      <Preview
        coding={after}
        request={
          complete && changed ? { id: reference.id, body: { ...toContent(after), reason: reason.trim() || 'Not given yet.' } } : undefined
        }
        hint="Once the coding is changed and complete, this shows the stances that would move."
        duplicateAdvice="If it is one of these, merge the two instead."
      />
    </EditDialog>
  );
}
