import type { DomainEvent, JsonValue, UnitAsOf } from '@gongjian/shared-kernel';

/** `definition` is kept as written until it is published: a draft may be incomplete. */
export interface ProgrammeDrafted {
  readonly programmeId: string;
  readonly authority: UnitAsOf;
  readonly definition: JsonValue;
}

export interface ProgrammeRevised {
  readonly programmeId: string;
  readonly definition: JsonValue;
}

export interface ProgrammeVersionPublished {
  readonly programmeId: string;
  /** From 1. */
  readonly version: number;
  readonly definitionFormat: number;
  readonly rules: number;
  readonly definition: JsonValue;
  /** Who adopted it; absent in events recorded before programmes were told to others. */
  readonly authority?: UnitAsOf;
}

export type ProgrammeEvent =
  | DomainEvent<'ProgrammeDrafted', ProgrammeDrafted>
  | DomainEvent<'ProgrammeRevised', ProgrammeRevised>
  | DomainEvent<'ProgrammeVersionPublished', ProgrammeVersionPublished>;
