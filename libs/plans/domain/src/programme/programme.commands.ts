import type { DomainCommand, JsonValue, UnitAsOf } from '@gongjian/shared-kernel';

export type DraftProgramme = DomainCommand<
  'DraftProgramme',
  { readonly programmeId: string; readonly authority: UnitAsOf; readonly definition: JsonValue }
>;

export type ReviseProgramme = DomainCommand<
  'ReviseProgramme',
  { readonly programmeId: string; readonly definition: JsonValue }
>;

export type PublishProgrammeVersion = DomainCommand<'PublishProgrammeVersion', { readonly programmeId: string }>;

export type ProgrammeCommand = DraftProgramme | ReviseProgramme | PublishProgrammeVersion;
