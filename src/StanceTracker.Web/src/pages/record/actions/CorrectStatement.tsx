import { useState } from 'react';
import type { Schema } from '../../../api/client';
import type { Statement } from '../../../api/statements';
import { CodingFields, codingFields } from '../coding/CodingFields';
import { type Coding, codingOf, contentOf, lackingIn, noCoding } from '../coding/coding';
import { ActionDialog } from './ActionDialog';
import { Corrected } from './Corrected';
import type { DialogProps } from './dialogs';
import { otherHalf } from './otherHalf';
import { lackingReason, ReasonField } from './ReasonField';
import { useAction } from './useAction';

/** A correction that the other half of the joint act follows. */
interface Lead {
  /** Distinguishes the dialogs of successive corrections. */
  name: string;
  before: Coding;
  after: Coding;
  reason: string;
}

/** Corrects a statement's coding, then offers the same for the other half of a joint act. */
export function CorrectStatement({ reference, thing, lead, onClose }: DialogProps & { lead?: Lead }) {
  const [warnings, setWarnings] = useState<readonly Schema<'Warning'>[]>();
  const [other, setOther] = useState<Statement>();
  const begun = thing.kind === 'statement' ? codingOf(thing.now) : noCoding;
  const action = useAction({
    name: lead ? `correct-with-${lead.name}` : 'correct',
    path: '/api/statements/{id}/corrections',
    reference,
    thing,
    formOf: (now) => {
      const coding = now.kind === 'statement' ? codingOf(now.now) : noCoding;
      return lead ? { ...otherHalf(lead.before, lead.after, coding), reason: lead.reason } : { ...coding, reason: '' };
    },
    fields: [...codingFields, 'reason'],
    lacking: (form) => ({ ...lackingIn(form), ...lackingReason(form) }),
    bodyOf: (form) => ({ ...contentOf(form), reason: form.reason.trim() }),
    onClose,
    onWritten: (written) => (written.warnings && written.warnings.length > 0 ? setWarnings(written.warnings) : onClose()),
  });
  const { reason, ...after } = action.form;
  if (other) {
    const name = `${reference.id}-${reference.version}`;
    return <CorrectStatement key={other.statement} reference={{ kind: 'statement', id: other.statement, version: other.version }} thing={{ kind: 'statement', now: other }} lead={{ name, before: begun, after, reason }} onClose={onClose} />;
  }
  if (warnings) return <Corrected warnings={warnings} onOther={setOther} onClose={onClose} />;
  return (
    <ActionDialog title={lead ? 'Correct the other half' : 'Correct the statement'} verb="Correct" action={action} size="xl">
      <CodingFields coding={action.form} onChange={action.change} faults={action.faults} />
      <ReasonField value={action.form.reason} onChange={(text) => action.change({ reason: text })} faults={action.faults} />
    </ActionDialog>
  );
}
