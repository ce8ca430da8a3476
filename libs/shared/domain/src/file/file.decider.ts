import { assertNever, refuse, type Decider } from '@gongjian/shared-kernel';
import type { FileCommand } from './file.commands.js';
import { destructionNotAsked, fileAlreadyStored, fileDestroyed, fileNotFound } from './file.errors.js';
import { refusesApprovingDestruction } from './file-may.js';
import type { FileDestructionAsked, FileEvent, FileStored } from './file.events.js';

export type FileState =
  | { readonly status: 'none' }
  | { readonly status: 'stored'; readonly stored: FileStored; readonly asked: FileDestructionAsked | null }
  | { readonly status: 'destroyed'; readonly stored: FileStored };

export const fileDecider: Decider<FileState, FileCommand, FileEvent> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};

function decide(command: FileCommand, state: FileState): readonly FileEvent[] {
  switch (command.type) {
    case 'StoreFile':
      if (state.status === 'destroyed') throw fileDestroyed();
      if (state.status === 'stored') {
        if (state.stored.sha256 === command.data.sha256) return [];
        throw fileAlreadyStored();
      }
      return [{ type: 'FileStored', data: command.data }];
    case 'AskFileDestruction': {
      if (state.status === 'none') throw fileNotFound();
      if (state.status === 'destroyed' || state.asked !== null) return [];
      const { fileId, reason, by } = command.data;
      return [{ type: 'FileDestructionAsked', data: { fileId, reason, askedBy: by } }];
    }
    case 'ApproveFileDestruction': {
      if (state.status === 'none') throw fileNotFound();
      if (state.status === 'destroyed') return [];
      if (state.asked === null) throw destructionNotAsked();
      const { fileId, by } = command.data;
      const { reason, askedBy } = state.asked;
      refuse(refusesApprovingDestruction(state.asked, by));
      return [
        {
          type: 'FileDestroyed',
          data: { fileId, sha256: state.stored.sha256, reason, askedBy, approvedBy: by },
        },
      ];
    }
    default:
      return assertNever(command);
  }
}

function evolve(state: FileState, event: FileEvent): FileState {
  if (event.type === 'FileStored') return { status: 'stored', stored: event.data, asked: null };
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'FileDestructionAsked':
      return state.status === 'stored' ? { ...state, asked: event.data } : state;
    case 'FileDestroyed':
      return { status: 'destroyed', stored: state.stored };
    default:
      return assertNever(event);
  }
}
