import type { DomainEvent } from '@gongjian/shared-kernel';

/** Its time has come, it may be known to others, who keeps it has changed. */
export const KEY_CHANGE_REASONS = ['scheduled', 'exposed', 'handover'] as const;
export type KeyChangeReason = (typeof KEY_CHANGE_REASONS)[number];

export interface TreeKeyChange {
  /** Of the tree. */
  readonly number: number;
  /** C2SP signed-note. */
  readonly verifierKey: string;
  readonly reason: KeyChangeReason;
}

/** Every checkpoint that covers it is signed with this key too. */
export type TreeKeyAdded = DomainEvent<'TreeKeyAdded', TreeKeyChange>;
/** No checkpoint that covers it is signed with this key. */
export type TreeKeyRetired = DomainEvent<'TreeKeyRetired', TreeKeyChange>;

export type TreeKeysEvent = TreeKeyAdded | TreeKeyRetired;
