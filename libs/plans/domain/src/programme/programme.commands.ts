import type { DefinitionRead } from '@gongjian/plans-contracts';
import type { DomainCommand, JsonValue, UnitAsOf } from '@gongjian/shared-kernel';
import type { DefinitionSurroundings } from './check/check-definition.js';

export type DraftProgramme = DomainCommand<
  'DraftProgramme',
  { readonly programmeId: string; readonly authority: UnitAsOf; readonly definition: JsonValue }
>;

export type ReviseProgramme = DomainCommand<
  'ReviseProgramme',
  { readonly programmeId: string; readonly definition: JsonValue }
>;

/** `read`: the form of the draft, checked. */
export type PublishProgrammeVersion = DomainCommand<
  'PublishProgrammeVersion',
  {
    readonly programmeId: string;
    readonly read: DefinitionRead;
    readonly surroundings: Omit<DefinitionSurroundings, 'today' | 'before'>;
  }
>;

export type ProgrammeCommand = DraftProgramme | ReviseProgramme | PublishProgrammeVersion;
