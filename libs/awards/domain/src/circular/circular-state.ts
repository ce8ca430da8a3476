import type { CircularDecided, CircularDrafted, UnitStated, UnitTold } from './circular.events.js';

export type CircularState =
  | { readonly status: 'none' }
  | {
      readonly status: 'drafted' | 'told' | 'decided' | 'dropped' | 'withdrawn';
      readonly drafted: CircularDrafted;
      readonly told: UnitTold | null;
      readonly stated: UnitStated | null;
      readonly decided: CircularDecided | null;
      readonly revision: number;
    };

export type KnownCircular = Exclude<CircularState, { readonly status: 'none' }>;
