import { EvidenceFields, evidenceFields } from '../evidence/EvidenceFields';
import { evidenceOf, lackingEvidence, noEvidence } from '../evidence/evidence';
import { ActionDialog } from './ActionDialog';
import type { DialogProps } from './dialogs';
import { useAction } from './useAction';

/** Adds a document, or a passage, that reports the same statement. */
export function Corroborate({ reference, thing, onClose }: DialogProps) {
  const action = useAction({
    name: 'corroborate',
    path: '/api/statements/{id}/corroborations',
    reference,
    thing,
    formOf: () => ({ text: '', evidence: noEvidence }),
    fields: evidenceFields,
    lacking: ({ evidence }) => lackingEvidence(evidence),
    bodyOf: ({ evidence }) => ({ evidence: evidenceOf(evidence) }),
    onClose,
  });
  const { text, evidence } = action.form;
  return (
    <ActionDialog title="Corroborate the statement" verb="Corroborate" action={action} size="xl">
      <EvidenceFields text={text} onText={(changed) => action.change(changed === text ? {} : { text: changed, evidence: { ...evidence, passage: null } })} evidence={evidence} onChange={(patch) => action.change({ evidence: { ...evidence, ...patch } })} faults={action.faults} />
    </ActionDialog>
  );
}
