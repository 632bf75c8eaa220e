import { Button, TextInput } from '@mantine/core';
import type { BriefAnswer } from '../../api/brief';
import { useCommittedText } from '../../components/inputs/useCommittedText';
import { useSetSearch } from '../../routing/searchParams';
import classes from './Period.module.css';
import { type BriefSearch, isPeriodEnd } from './search';

/** The two days, or ledger positions, that the brief compares. */
export function Period({ search, answer }: { search: BriefSearch; answer: BriefAnswer }) {
  const set = useSetSearch<BriefSearch>();
  return (
    <div className={classes.period} role="group" aria-label="Period" data-print="no">
      <PeriodEnd
        label="Changes from"
        value={search.from ?? ''}
        usual={answer.from.asOf}
        onSet={(from) => set({ from: from || undefined })}
      />
      <PeriodEnd label="to" value={search.to ?? ''} usual={answer.to.asOf} onSet={(to) => set({ to: to || undefined })} />
      {(search.from ?? search.to) !== undefined && (
        <Button onClick={() => set({ from: undefined, to: undefined })}>The last three months</Button>
      )}
      <span className={classes.hint}>A day (2023-10-15) or a ledger position (396).</span>
    </div>
  );
}

function PeriodEnd({ label, value, usual, onSet }: { label: string; value: string; usual: string; onSet: (text: string) => void }) {
  const { wrong, field } = useCommittedText(value, isPeriodEnd, onSet);
  return (
    <label className={classes.end}>
      {label}
      <TextInput w={130} placeholder={usual} error={wrong} {...field} />
    </label>
  );
}
