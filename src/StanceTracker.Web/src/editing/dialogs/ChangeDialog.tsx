import { AddAlias, Affiliate, CorrectActor, WithdrawAlias } from './actorDialogs';
import type { Change } from './availableChanges';
import { CorrectClaim } from './CorrectClaim';
import { CorrectStatement } from './CorrectStatement';
import { Corroborate } from './Corroborate';
import type { DialogProps } from './DialogProps';
import { CorrectDocument, RateDocument } from './documentDialogs';
import { MergeDialog } from './MergeDialog';
import { NumberedDialog } from './NumberedDialog';
import { ReasonDialog } from './ReasonDialog';

const corrections = { statement: CorrectStatement, actor: CorrectActor, document: CorrectDocument, claim: CorrectClaim };

/** The dialog of a change. */
export default function ChangeDialog({ change, ...props }: DialogProps & { change: Change }) {
  switch (change) {
    case 'correct': {
      const Correct = corrections[props.entity.kind];
      return <Correct {...props} />;
    }
    case 'corroborate':
      return <Corroborate {...props} />;
    case 'merge':
      return <MergeDialog {...props} />;
    case 'alias':
      return <AddAlias {...props} />;
    case 'withdraw-alias':
      return <WithdrawAlias {...props} />;
    case 'affiliate':
      return <Affiliate {...props} />;
    case 'rate':
      return <RateDocument {...props} />;
    case 'withdraw-evidence':
    case 'end-affiliation':
    case 'withdraw-affiliation':
      return <NumberedDialog change={change} {...props} />;
    default:
      return <ReasonDialog change={change} {...props} />;
  }
}
