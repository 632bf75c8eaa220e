import { Button, Group, Kbd, Stack, Text, TextInput, Title } from '@mantine/core';
import { useRef, useState } from 'react';
import { useAnalyst } from '../../recording/analyst';
import { AnalystField } from '../../recording/AnalystField';
import { faultsOf } from '../../recording/faults';
import { Field } from '../../recording/Field';
import { useStored } from '../../recording/stored';
import { useGoToFault } from '../../recording/useGoToFault';
import { useRecord } from '../../recording/useRecord';
import { Failure } from '../../shell/Failure';
import { CodingFields, codingFields } from './coding/CodingFields';
import { bodyOf, type Draft, lackingInDraft, nextOf, noDraft, readDraft, suggestedId } from './draft';
import { DraftList } from './DraftList';
import { keptUnder, newDraftId } from './drafts';
import { EvidenceFields, evidenceFields } from './evidence/EvidenceFields';
import { Duplicates } from './preview/Duplicates';
import { Preview } from './preview/Preview';
import classes from './Record.module.css';
import { Recorded } from './Recorded';

const fields = ['statement', 'X-Analyst', ...evidenceFields, ...codingFields];

/** One draft: its fields, a preview, and the button that records it. */
export function DraftForm({ id, onOpen }: { id: string; onOpen: (draft: string) => void }) {
  const { value: draft, set, clear, kept } = useStored<Draft>(keptUnder(id), readDraft);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const analyst = useAnalyst();
  const recording = useRecord('/api/statements', id);
  const lacking = tried ? lackingInDraft(draft) : {};
  const told = faultsOf(recording.error, fields);
  const faults = { ...told, ...lacking };
  useGoToFault(form, tried ? faults : {});

  const change = (patch: Partial<Draft>) => set((before) => ({ ...before, ...patch, changed: Date.now() }));
  const send = () => {
    setTried(true);
    if (analyst === '' || recording.isPending || Object.keys(lackingInDraft(draft)).length > 0) return;
    recording.mutate(
      { body: bodyOf(draft) },
      {
        onSuccess: () => {
          setTried(false);
          set((before) => nextOf(before));
        },
      },
    );
  };
  const discard = () => {
    clear();
    onOpen(newDraftId());
  };

  return (
    <div
      ref={form}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && form.current?.contains(event.target as Node)) send();
      }}
    >
      <Group gap="md" align="baseline" mb="sm">
        <Title order={1}>Record a statement</Title>
        <DraftList open={id} onOpen={onOpen} />
      </Group>
      {recording.data && <Recorded written={recording.data} />}
      <AnalystField />
      <div className={classes.page}>
        <section aria-label="Evidence">
          <EvidenceFields text={draft.text} onText={(text) => change({ text })} evidence={draft.evidence} onChange={(patch) => set((before) => ({ ...before, evidence: { ...before.evidence, ...patch }, changed: Date.now() }))} faults={faults} />
        </section>
        <Stack gap="md" component="section" aria-label="Coding">
          <CodingFields key={String(recording.data?.id)} coding={draft.coding} onChange={(patch) => set((before) => ({ ...before, coding: { ...before.coding, ...patch }, changed: Date.now() }))} faults={faults} />
          <Field name="statement">
            <TextInput label="ID" description="Permanent. Leave empty to let the server assign one" placeholder={suggestedId(draft.coding)} value={draft.statement} onChange={(event) => change({ statement: event.currentTarget.value })} error={faults['statement']} />
          </Field>
          <Duplicates coding={draft.coding} />
          <Preview {...draft} />
          {recording.error && Object.keys(told).length === 0 && (
            <div>
              <Failure error={recording.error} onRetry={send} />
              <Text size="xs" c="dimmed">
                Nothing is lost: the draft is kept, and sending it again will not record it twice.
              </Text>
            </div>
          )}
          {tried && Object.keys(lacking).length > 0 && (
            <Text role="alert" size="sm">
              Not recorded yet: {Object.values(lacking).join(' ')}
            </Text>
          )}
          <Group gap="sm" data-print="no">
            <Button variant="filled" loading={recording.isPending} disabled={analyst === ''} onClick={send}>
              Record
            </Button>
            <Button onClick={discard} disabled={draft === noDraft}>
              Discard draft
            </Button>
            <Text size="xs" c="dimmed">
              <Kbd size="xs">Ctrl</Kbd> <Kbd size="xs">Enter</Kbd> records. {kept ? 'The draft is kept in this browser as you type.' : 'This browser has no room left to keep the draft: record it before you close the page.'}
            </Text>
          </Group>
        </Stack>
      </div>
    </div>
  );
}
