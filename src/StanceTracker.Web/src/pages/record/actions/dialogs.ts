import type { Reference, Thing } from './things';

/** The props of every dialog that changes a record. */
export interface DialogProps {
  reference: Reference;
  /** The record in its current state. */
  thing: Thing;
  onClose: () => void;
}
