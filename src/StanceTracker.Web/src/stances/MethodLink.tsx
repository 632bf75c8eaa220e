import type { Pair } from '../api/stances';
import { AppLink } from '../components/AppLink';

interface Props {
  /** The pair to use as the example. Default: the first of the brief. */
  pair?: Pair;
  className?: string;
}

/** A link from a number to its calculation; keeps the clocks. */
export function MethodLink({ pair, className }: Props) {
  return (
    <AppLink to="/method" search={pair && { pair: `${pair.holder},${pair.target}` }} size="sm" className={className} underline="always">
      {pair ? 'How this number is calculated' : 'How the numbers are calculated'}
    </AppLink>
  );
}
