import type { Reference, Thing } from './things';

/** What every dialog that changes the record is given. */
export interface DialogProps {
  reference: Reference;
  /** The thing as it stands. */
  thing: Thing;
  onClose: () => void;
}
