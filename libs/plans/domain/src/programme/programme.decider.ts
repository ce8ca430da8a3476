import { assertNever, sameFacts, type Decider, type JsonValue, type UnitAsOf } from '@gongjian/shared-kernel';
import { checkDefinition, type DefinitionSurroundings } from './check/check-definition.js';
import type { ProgrammeCommand } from './programme.commands.js';
import {
  definitionInvalid,
  programmeAlreadyDrafted,
  programmeNotDrafted,
  requireStorableDefinition,
} from './programme.errors.js';
import type { ProgrammeEvent } from './programme.events.js';

export interface ProgrammeVersion {
  readonly version: number;
  readonly published: JsonValue;
}

export type ProgrammeState =
  | { readonly status: 'none' }
  | {
      readonly status: 'drafted';
      readonly programmeId: string;
      readonly authority: UnitAsOf;
      readonly draft: JsonValue;
      readonly versions: readonly ProgrammeVersion[];
    };

export const programmeDecider: Decider<ProgrammeState, ProgrammeCommand, ProgrammeEvent> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};

/** The definition of a version as it was published, `null` when there is no such version. */
export function publishedDefinition(state: ProgrammeState, version: number): JsonValue | null {
  if (state.status === 'none') return null;
  return state.versions.find((candidate) => candidate.version === version)?.published ?? null;
}

function decide(command: ProgrammeCommand, state: ProgrammeState): readonly ProgrammeEvent[] {
  switch (command.type) {
    case 'DraftProgramme': {
      const { programmeId, authority, definition } = command.data;
      requireStorableDefinition(definition);
      if (state.status === 'drafted') {
        if (sameFacts(state.draft, definition) && sameFacts(state.authority, authority)) return [];
        throw programmeAlreadyDrafted();
      }
      return [{ type: 'ProgrammeDrafted', data: { programmeId, authority, definition } }];
    }
    case 'ReviseProgramme': {
      const { programmeId, definition } = command.data;
      if (state.status === 'none') throw programmeNotDrafted();
      requireStorableDefinition(definition);
      if (sameFacts(state.draft, definition)) return [];
      return [{ type: 'ProgrammeRevised', data: { programmeId, definition } }];
    }
    case 'PublishProgrammeVersion': {
      if (state.status === 'none') throw programmeNotDrafted();
      const last = state.versions.at(-1);
      if (last !== undefined && sameFacts(last.published, state.draft)) return [];
      const { read, surroundings } = command.data;
      if (!read.ok) throw definitionInvalid(read.faults);
      const faults = checkDefinition(read.definition, {
        ...surroundings,
        before: last === undefined ? null : followed(last.published),
        today: command.today,
      });
      if (faults.length > 0) throw definitionInvalid(faults);
      const { definitionFormat, rules, key } = read.definition;
      return [
        {
          type: 'ProgrammeVersionPublished',
          data: {
            programmeId: command.data.programmeId,
            version: (last?.version ?? 0) + 1,
            definitionFormat,
            rules,
            definition: state.draft,
            key,
            authority: state.authority,
          },
        },
      ];
    }
    default:
      return assertNever(command);
  }
}

/** Of any format: the first had neither. */
function followed(published: JsonValue): DefinitionSurroundings['before'] {
  return published as unknown as NonNullable<DefinitionSurroundings['before']>;
}

function evolve(state: ProgrammeState, event: ProgrammeEvent): ProgrammeState {
  if (event.type === 'ProgrammeDrafted') {
    const { programmeId, authority, definition } = event.data;
    return { status: 'drafted', programmeId, authority, draft: definition, versions: [] };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'ProgrammeRevised':
      return { ...state, draft: event.data.definition };
    case 'ProgrammeVersionPublished': {
      const { version, definition } = event.data;
      return { ...state, versions: [...state.versions, { version, published: definition }] };
    }
    default:
      return assertNever(event);
  }
}
