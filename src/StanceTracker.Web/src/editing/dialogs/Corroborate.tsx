import { EvidenceFields, evidenceFields } from '../evidence/EvidenceFields';
import { toEvidence, missingInEvidence, emptyEvidence } from '../evidence/evidence';
import { EditDialog } from './EditDialog';
import type { DialogProps } from './DialogProps';
import { useEdit } from './useEdit';

/** Adds a document, or a passage, that reports the same statement. */
export function Corroborate({ reference, entity, onClose }: DialogProps) {
  const action = useEdit({
    name: 'corroborate',
    path: '/api/statements/{id}/corroborations',
    reference,
    thing: entity,
    toForm: () => ({ text: '', evidence: emptyEvidence }),
    fields: evidenceFields,
    findMissing: ({ evidence }) => missingInEvidence(evidence),
    toBody: ({ evidence }) => ({ evidence: toEvidence(evidence) }),
    onClose,
  });
  const { text, evidence } = action.form;
  return (
    <EditDialog title="Corroborate the statement" submitLabel="Corroborate" action={action} size="xl">
      <EvidenceFields text={text} onText={(changed) => action.change(changed === text ? {} : { text: changed, evidence: { ...evidence, passage: null } })} evidence={evidence} onChange={(patch) => action.change({ evidence: { ...evidence, ...patch } })} errors={action.faults} />
    </EditDialog>
  );
}
