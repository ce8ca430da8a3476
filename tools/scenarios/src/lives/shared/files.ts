import type { FileCommand, FileDestroyed, FileEvent, FileState } from '@gongjian/shared-domain';
import { committee, county, file, people, reason, samePerson } from '../cast.js';
import { kindOf, SILENT, type Moment } from '../kind.js';

type M = Moment<FileState>;

const at = ({ now, today }: M) => ({ now, today });

export const storedFile = kindOf<FileState, FileCommand, FileEvent>({
  ...{ context: 'shared', category: 'file', decider: 'fileDecider', streams: 4 },
  acts: [
    (m) => {
      const { sha256, size, mediaType, fileName } = file(m.dice.below(2));
      const who = { storedBy: m.dice.pick(people), unitIds: [committee.id], division: county };
      return { type: 'StoreFile', data: { fileId: m.id, sha256, size, mediaType, fileName, ...who }, ...at(m) };
    },
    (m) => ({ type: 'AskFileDestruction', data: { fileId: m.id, reason, by: m.dice.pick(people) }, ...at(m) }),
    ...[0, 1].map(() => (m: M): FileCommand => ({
      type: 'ApproveFileDestruction',
      data: { fileId: m.id, by: m.dice.pick(people) },
      ...at(m),
    })),
  ],
  objections: {
    StoreFile: (state, { data }) => [
      ['FILE.DESTROYED', state.status === 'destroyed'],
      [SILENT, state.status === 'stored' && state.stored.sha256 === data.sha256],
      ['FILE.ALREADY_STORED', state.status === 'stored' && state.stored.sha256 !== data.sha256],
    ],
    AskFileDestruction: (state) => [
      ['FILE.NOT_FOUND', state.status === 'none'],
      [SILENT, state.status === 'destroyed' || (state.status === 'stored' && state.asked !== null)],
    ],
    ApproveFileDestruction: (state, { data }) => [
      ['FILE.NOT_FOUND', state.status === 'none'],
      [SILENT, state.status === 'destroyed'],
      ['FILE.DESTRUCTION_NOT_ASKED', state.status === 'stored' && state.asked === null],
      [
        'FILE.DESTRUCTION_BY_SAME_PERSON',
        state.status === 'stored' && state.asked !== null && samePerson(state.asked.askedBy, data.by),
      ],
    ],
  },
  standing: (state) => (state.status === 'stored' && state.asked !== null ? 'asked' : state.status),
  moves: {
    FileStored: { from: ['none'], to: ['stored'] },
    FileDestructionAsked: { from: ['stored'], to: ['asked'] },
    FileDestroyed: { from: ['asked'], to: ['destroyed'] },
  },
  byTwo: { FileDestroyed: ({ askedBy, approvedBy }: FileDestroyed) => [askedBy, approvedBy] },
});
