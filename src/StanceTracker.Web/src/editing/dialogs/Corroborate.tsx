import { EvidenceFields, evidenceFields } from '../evidence/EvidenceFields';
import { emptyEvidence, missingInEvidence, toEvidence } from '../evidence/evidence';
import type { DialogProps } from './DialogProps';
import { EditDialog } from './EditDialog';
import { useEdit } from './useEdit';

/** Adds a document, or a passage, that reports the same statement. */
export function Corroborate({ reference, entity, onClose }: DialogProps) {
  const edit = useEdit({
    name: 'corroborate',
    path: '/api/statements/{id}/corroborations',
    reference,
    entity,
    toForm: () => ({ text: '', evidence: emptyEvidence }),
    fields: evidenceFields,
    findMissing: ({ evidence }) => missingInEvidence(evidence),
    toBody: ({ evidence }) => ({ evidence: toEvidence(evidence) }),
    onClose,
  });
  const { text, evidence } = edit.form;
  return (
    <EditDialog title="Corroborate the statement" submitLabel="Corroborate" edit={edit} size="xl">
      <EvidenceFields
        text={text}
        onText={(changed) => edit.change(changed === text ? {} : { text: changed, evidence: { ...evidence, passage: null } })}
        evidence={evidence}
        onChange={(patch) => edit.change({ evidence: { ...evidence, ...patch } })}
        errors={edit.errors}
      />
    </EditDialog>
  );
}
