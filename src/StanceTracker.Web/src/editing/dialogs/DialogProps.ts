import type { Entity, EntityReference } from './entities';

/** The props of every dialog that changes a record. */
export interface DialogProps {
  reference: EntityReference;
  /** The record in its current state. */
  entity: Entity;
  onClose: () => void;
}
