import type { CommendationDecided, CommendationProposed } from './commendation.events.js';

export type CommendationState =
  | { readonly status: 'none' }
  | {
      readonly status: 'proposed' | 'decided' | 'dropped' | 'revoked';
      readonly proposed: CommendationProposed;
      readonly decided: CommendationDecided | null;
      readonly revision: number;
    };

export type KnownCommendation = Exclude<CommendationState, { readonly status: 'none' }>;
