import type {
  HandlerAssigned,
  IdentityOpened,
  ObjectionDecided,
  ObjectionReceived,
  ObjectionReplied,
} from './objection.events.js';

export type ObjectionState =
  | { readonly status: 'none' }
  | {
      readonly status: 'received' | 'handled' | 'decided' | 'replied';
      readonly received: ObjectionReceived;
      readonly lead: 'anonymous' | 'late' | null;
      readonly handler: HandlerAssigned | null;
      readonly decided: ObjectionDecided | null;
      readonly replied: ObjectionReplied | null;
      readonly identityOpened: readonly IdentityOpened[];
      readonly overdue: boolean;
      readonly revision: number;
    };
export type KnownObjection = Exclude<ObjectionState, { readonly status: 'none' }>;
