import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Schema } from '../../api/client';
import { type Statement, statementQuery } from '../../api/statements';

interface Props {
  warnings: readonly Schema<'Warning'>[];
  /** Called to correct the other half of a joint act too. */
  onOther: (other: Statement) => void;
  onClose: () => void;
}

/** Confirms a correction with its warnings; offers to correct the other halves of a joint act. */
export function CorrectedNotice({ warnings, onOther, onClose }: Props) {
  return (
    <Modal opened onClose={onClose} title="Statement corrected" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack gap="sm" role="status">
        {warnings.map((warning) =>
          warning.statement ? (
            <OtherHalf key={warning.statement} id={warning.statement} message={warning.message} onCorrect={onOther} />
          ) : (
            <Text key={warning.type} size="sm">
              {warning.message}
            </Text>
          ),
        )}
        <Group>
          <Button onClick={onClose}>Done</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function OtherHalf({ id, message, onCorrect }: { id: string; message: string; onCorrect: (other: Statement) => void }) {
  const { data } = useQuery(statementQuery(id));
  return (
    <Stack gap="xs" align="flex-start">
      <Text size="sm">{message}</Text>
      {data && (
        <>
          <Text size="sm" fs="italic">
            {data.paraphrase}
          </Text>
          <Button variant="filled" onClick={() => onCorrect(data)}>
            Correct it too
          </Button>
        </>
      )}
    </Stack>
  );
}
