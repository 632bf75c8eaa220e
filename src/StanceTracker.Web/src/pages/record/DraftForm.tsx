import { Button, Group, Kbd, Stack, Text, TextInput, Title } from '@mantine/core';
import { useRef, useState } from 'react';
import { ErrorNotice } from '../../components/ErrorNotice';
import { CodingFields, codingFields } from '../../editing/coding/CodingFields';
import classes from '../../editing/editing.module.css';
import { EvidenceFields, evidenceFields } from '../../editing/evidence/EvidenceFields';
import { Preview } from '../../editing/preview/Preview';
import { AnalystField } from '../../forms/AnalystField';
import { useAnalyst } from '../../forms/analyst';
import { Field } from '../../forms/Field';
import { toFieldErrors } from '../../forms/fieldErrors';
import { useLocalStorage } from '../../forms/localStorage';
import { useCommand } from '../../forms/useCommand';
import { useFocusFirstError } from '../../forms/useFocusFirstError';
import { DraftList } from './DraftList';
import { type Draft, emptyDraft, missingInDraft, nextDraft, parseDraft, suggestedId, toCommandBody, toPreview } from './draft';
import { draftKey, newDraftId } from './drafts';
import { RecordedNotice } from './RecordedNotice';

const fields = ['statement', 'X-Analyst', ...evidenceFields, ...codingFields];

/** One draft: its fields, a preview, and the button that records it. */
export function DraftForm({ id, onOpen }: { id: string; onOpen: (draft: string) => void }) {
  const { value: draft, set, clear, saved } = useLocalStorage<Draft>(draftKey(id), parseDraft);
  const [submitted, setSubmitted] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const analyst = useAnalyst();
  const command = useCommand('/api/statements', id);
  const missing = submitted ? missingInDraft(draft) : {};
  const serverErrors = toFieldErrors(command.error, fields);
  const errors = { ...serverErrors, ...missing };
  useFocusFirstError(form, submitted ? errors : {});

  const change = (patch: Partial<Draft>) => set((before) => ({ ...before, ...patch, changed: Date.now() }));
  const send = () => {
    setSubmitted(true);
    if (analyst === '' || command.isPending || Object.keys(missingInDraft(draft)).length > 0) return;
    command.mutate(
      { body: toCommandBody(draft) },
      {
        onSuccess: () => {
          setSubmitted(false);
          set((before) => nextDraft(before));
        },
      },
    );
  };
  const discard = () => {
    clear();
    onOpen(newDraftId());
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to the keys of the fields inside
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
      {command.data && <RecordedNotice written={command.data} />}
      <AnalystField />
      <div className={classes.page}>
        <section aria-label="Evidence">
          <EvidenceFields
            text={draft.text}
            onText={(text) => change({ text })}
            evidence={draft.evidence}
            onChange={(patch) => set((before) => ({ ...before, evidence: { ...before.evidence, ...patch }, changed: Date.now() }))}
            errors={errors}
          />
        </section>
        <Stack gap="md" component="section" aria-label="Coding">
          <CodingFields
            key={String(command.data?.id)}
            coding={draft.coding}
            onChange={(patch) => set((before) => ({ ...before, coding: { ...before.coding, ...patch }, changed: Date.now() }))}
            errors={errors}
          />
          <Field name="statement">
            <TextInput
              label="ID"
              description="Permanent. Leave empty to let the server assign one"
              placeholder={suggestedId(draft.coding)}
              value={draft.statement}
              onChange={(event) => change({ statement: event.currentTarget.value })}
              error={errors.statement}
            />
          </Field>
          <Preview
            coding={draft.coding}
            request={toPreview(draft)}
            hint="Choose a document, speaker, target, act and day to see how the stances it counts for would move."
            duplicateAdvice="If yours is one of these, corroborate that one instead."
          />
          {command.error && Object.keys(serverErrors).length === 0 && (
            <div>
              <ErrorNotice error={command.error} onRetry={send} />
              <Text size="xs" c="dimmed">
                Nothing is lost: the draft is kept, and sending it again will not record it twice.
              </Text>
            </div>
          )}
          {submitted && Object.keys(missing).length > 0 && (
            <Text role="alert" size="sm">
              Not recorded yet: {Object.values(missing).join(' ')}
            </Text>
          )}
          <Group gap="sm" data-print="no">
            <Button variant="filled" loading={command.isPending} disabled={analyst === ''} onClick={send}>
              Record
            </Button>
            <Button onClick={discard} disabled={draft === emptyDraft}>
              Discard draft
            </Button>
            <Text size="xs" c="dimmed">
              <Kbd size="xs">Ctrl</Kbd> <Kbd size="xs">Enter</Kbd> records.{' '}
              {saved
                ? 'The draft is kept in this browser as you type.'
                : 'This browser has no room left to keep the draft: record it before you close the page.'}
            </Text>
          </Group>
        </Stack>
      </div>
    </div>
  );
}
