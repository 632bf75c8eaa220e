import type { Pair } from '../api/stances';
import { AppLink } from '../components/AppLink';

interface Props {
  /** The pair whose number is taken as the example; left out, the first of the brief. */
  pair?: Pair;
  className?: string;
}

/** From a number to how it comes about; the clocks are kept. */
export function MethodLink({ pair, className }: Props) {
  return (
    <AppLink to="/method" search={pair && { pair: `${pair.holder},${pair.target}` }} size="sm" className={className} underline="always">
      {pair ? 'How this number comes about' : 'How a number comes about'}
    </AppLink>
  );
}
