import { Combobox, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Picker } from '../components/inputs/Picker';
import { usePicker } from '../components/inputs/usePicker';
import { formatSigned } from '../format/format';
import classes from './ActPicker.module.css';
import { codebookQuery } from './codebook';
import { findActs, firstMatchIndex } from './findActs';
import { QuadMark } from './QuadMark';
import { quadClasses } from './quadClasses';

interface Props {
  label: string;
  value: string;
  onChange: (code: string) => void;
  /** The score table to take intensities from. */
  scores: string | undefined;
  error?: string;
  required?: boolean;
}

/** Picks an act from the tree of the CAMEO codebook, by code or by words. */
export function ActPicker({ label, value, onChange, scores, error, required }: Props) {
  const { data } = useQuery(codebookQuery(scores));
  const state = usePicker();
  const { combobox, text } = state;
  const acts = useMemo(() => data?.items ?? [], [data]);
  const lines = useMemo(() => (combobox.dropdownOpened ? findActs(acts, text ?? '') : []), [acts, text, combobox.dropdownOpened]);
  const chosen = acts.find((act) => act.code === value);
  const parent = acts.find((act) => act.code === chosen?.parent);
  return (
    <Picker
      state={state}
      label={label}
      required={required}
      error={error}
      placeholder="A code, or words: criticize, ceasefire, 112"
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      description={
        chosen &&
        `${chosen.definition} ${parent ? `${parent.label}; ` : ''}${quadClasses[chosen.quad].label}; intensity ${chosen.intensity === null ? 'none' : formatSigned(chosen.intensity, 1)} in ${data?.scores}`
      }
      shown={value === '' ? '' : `${value} ${chosen?.label ?? ''}`}
      height={340}
      width="min(34rem, calc(100vw - 20px))"
      onChoose={onChange}
      onClear={() => onChange('')}
      // Preselect the first act that matches itself, not a parent shown only for context.
      mark={(typed) => requestAnimationFrame(() => combobox.selectOption(firstMatchIndex(findActs(acts, typed), typed)))}
    >
      {lines.map(({ act, depth }) => (
        <Combobox.Option
          key={act.code}
          value={act.code}
          active={act.code === value}
          className={classes.option}
          style={{ paddingInlineStart: `${0.5 + depth * 1.1}rem` }}
        >
          <QuadMark quad={act.quad} />
          <Text span inherit w={34} className={classes.code}>
            {act.code}
          </Text>
          <span className={classes.label}>
            {act.label}
            <span className={classes.definition}>{act.definition}</span>
          </span>
          <span className={classes.intensity}>{act.intensity === null ? 'no score' : formatSigned(act.intensity, 1)}</span>
        </Combobox.Option>
      ))}
      {lines.length === 0 && (
        <Combobox.Empty>
          {data ? 'No acts match. Try another word, or the code of a broader act.' : 'Loading the codebook …'}
        </Combobox.Empty>
      )}
    </Picker>
  );
}
