import type { EntityReference, Entity } from './entities';

/** What every dialog that changes the record is given. */
export interface DialogProps {
  reference: EntityReference;
  /** The thing as it stands. */
  entity: Entity;
  onClose: () => void;
}
