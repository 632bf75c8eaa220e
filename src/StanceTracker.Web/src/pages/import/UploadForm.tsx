import { Button, Checkbox, FileButton, Group, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '../../components/ErrorNotice';
import { formatCount } from '../../format/format';
import { formats, guessFormat } from './formats';
import { uploadFile } from './imports';
import classes from './UploadForm.module.css';

/** A file as sent: its format, and the ID of the import. */
export interface Upload {
  id: string;
  file: File;
  format: string;
  dryRun: boolean;
}

interface Props {
  /** The file sent last; only a file that went through a dry run can be imported. */
  lastUpload: Upload | undefined;
  onUploaded: (upload: Upload) => void;
}

/** A file, dropped or chosen, its format, and the two ways to send it. */
export function UploadForm({ lastUpload, onUploaded }: Props) {
  const [file, setFile] = useState<File | null>(null);
  const [format, setFormat] = useState<string | null>(null);
  const [strict, setStrict] = useState(false);
  const [dragging, setDragging] = useState(false);
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: async ({ file, format, dryRun }: Omit<Upload, 'id'>): Promise<Upload> => ({
      id: (await uploadFile(file, format, { dryRun, strict })).id,
      file,
      format,
      dryRun,
    }),
    onSuccess: (upload) => {
      onUploaded(upload);
      void queries.invalidateQueries({ queryKey: ['imports'] });
    },
  });
  const choose = (chosen: File | null) => {
    if (!chosen) return;
    setFile(chosen);
    setFormat((before) => guessFormat(chosen.name) ?? before);
    sending.reset();
  };
  const ready = file !== null && format !== null;
  const wasTried = ready && lastUpload?.dryRun === true && lastUpload.file === file && lastUpload.format === format;
  const go = (dryRun: boolean) => ready && sending.mutate({ file, format, dryRun });

  return (
    <Stack gap="sm">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard */}
      <div
        className={classes.drop}
        data-over={dragging}
        onDragOver={(event) => {
          event.preventDefault();
          setDragging(true);
        }}
        onDragLeave={() => setDragging(false)}
        onDrop={(event) => {
          event.preventDefault();
          setDragging(false);
          choose(event.dataTransfer.files[0] ?? null);
        }}
      >
        <FileButton onChange={choose}>{(props) => <Button {...props}>Choose a file</Button>}</FileButton>
        <Text c={file ? undefined : 'dimmed'} role="status" className={classes.name}>
          {file ? `${file.name}, ${formatCount(Math.ceil(file.size / 1024))} KiB` : 'or drop one here: plain, gzip or zip'}
        </Text>
      </div>
      <Group gap="md" align="flex-end">
        <Select
          label="Format"
          placeholder="What the file holds"
          data={formats.map(({ format, label }) => ({ value: format, label }))}
          value={format}
          onChange={setFormat}
          w={240}
        />
        <Checkbox
          size="xs"
          mb={7}
          label="Stop at the first invalid line"
          checked={strict}
          onChange={(event) => setStrict(event.currentTarget.checked)}
        />
        <Button
          variant={wasTried ? 'default' : 'filled'}
          disabled={!ready}
          loading={sending.isPending && sending.variables.dryRun}
          onClick={() => go(true)}
        >
          Dry run
        </Button>
        <Button
          variant={wasTried ? 'filled' : 'default'}
          disabled={!wasTried}
          loading={sending.isPending && !sending.variables.dryRun}
          onClick={() => go(false)}
        >
          Import
        </Button>
      </Group>
      <Text size="xs" c="dimmed">
        {ready
          ? wasTried
            ? 'Dry run done. The import writes to the ledger, which keeps everything for good.'
            : 'Start with a dry run: it checks every line and writes nothing.'
          : 'Choose a file and its format. You can import the same file again: nothing is recorded twice.'}
      </Text>
      {sending.error && <ErrorNotice error={sending.error} onRetry={() => sending.variables && sending.mutate(sending.variables)} />}
    </Stack>
  );
}
