import type { Award } from '@gongjian/plans-contracts';
import type { BilingualText, UnitAsOf } from '@gongjian/shared-kernel';

/** The published version something was decided under. */
export interface Pinned {
  readonly programme: string;
  readonly version: number;
  readonly rules: number;
  /** What titles of the programme are referred to by. */
  readonly key: string;
}

export type TriggerDefinition = Award['triggers'][number];
export type Consequence = TriggerDefinition['consequence'];
export type Confirmations = TriggerDefinition['confirm'];

/** What follows for another title of the subject, or of the division above it. */
export interface CascadeStep {
  readonly key: string;
  readonly of: 'same' | 'parent';
  readonly consequence: 'proposeRemoval' | 'suspend' | 'warn';
}

/** Of a published version, what acts on its titles need. */
export interface AwardTerms {
  readonly names: BilingualText;
  readonly plaque: boolean;
  readonly clocks: Award['clocks'];
  readonly validity: {
    /** `null`: without end. */
    readonly years: number | null;
    readonly renewalOpensDaysBefore: number | null;
    /** What a missed renewal brings; `null` where none is foreseen. */
    readonly lapses: 'expire' | 'suspend' | null;
  };
  readonly cascade: readonly { readonly on: 'removed' | 'suspended'; readonly step: CascadeStep }[];
  /** Who adopted the rules. */
  readonly authority: UnitAsOf;
}
