import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { methodQuery } from '../../api/method';
import { formatGrade } from '../../labels/grades';

interface Props<Grade extends string> {
  /** The half of the Admiralty code. */
  half: 'reliability' | 'credibility';
  label: string;
  value: Grade;
  onChange: (grade: Grade) => void;
  error?: string;
}

/** Picks a grade of the Admiralty code; only the current one can be picked until the grades have loaded. */
export function GradeSelect<Grade extends string>({ half, label, value, onChange, error }: Props<Grade>) {
  const grades = useQuery(methodQuery).data?.[half];
  const options = grades?.map(({ grade }) => grade) ?? [value];
  return (
    <Select
      label={label}
      data={options.map((grade) => ({ value: grade, label: formatGrade(grade, grades) }))}
      value={value}
      allowDeselect={false}
      onChange={(chosen) => onChange(chosen as Grade)}
      error={error}
    />
  );
}
