import type { OfficerAsOf } from '@gongjian/shared-kernel';
import { decider, sealedForTest } from '@gongjian/shared-testing';
import { fileDecider } from './file.decider.js';
import type { FileEvent, FileStored } from './file.events.js';

const at = { now: '2026-03-10T02:00:00.000Z', today: '2026-03-10' } as const;
const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const town = { id: id(102), name: '桥南街道' };
const officer = (n: number, role: string): OfficerAsOf => ({
  personId: id(n),
  role,
  post: null,
  unit: null,
  division: town,
});
const liaison = officer(305, 'unitLiaison');
const director = officer(301, 'office');
const deputyDirector = officer(302, 'office');

const stored: FileStored = {
  fileId: id(41),
  sha256: 'b'.repeat(64),
  size: 1_024,
  mediaType: 'image/png',
  fileName: sealedForTest('楼道.png'),
  storedBy: liaison,
  unitIds: [id(203)],
  division: town,
};
const why = { code: 'private', text: sealedForTest('误传私人照片') };
const storedEvent: FileEvent = { type: 'FileStored', data: stored };
const askedEvent: FileEvent = {
  type: 'FileDestructionAsked',
  data: { fileId: stored.fileId, reason: why, askedBy: director },
};
const destroyedEvent: FileEvent = {
  type: 'FileDestroyed',
  data: { fileId: stored.fileId, sha256: stored.sha256, reason: why, askedBy: director, approvedBy: deputyDirector },
};
const store = { type: 'StoreFile', data: stored, ...at } as const;
const ask = { type: 'AskFileDestruction', data: { fileId: stored.fileId, reason: why, by: director }, ...at } as const;
const approve = (by = deputyDirector) =>
  ({ type: 'ApproveFileDestruction', data: { fileId: stored.fileId, by }, ...at }) as const;
const spec = decider(fileDecider);

describe('storing a file', () => {
  it('records its hash, size and type', () => spec.given([]).when(store).then([storedEvent]));
  it('refuses another content under the same id', () => {
    spec
      .given([storedEvent])
      .when({ ...store, data: { ...stored, sha256: 'c'.repeat(64) } })
      .thenRefuses('FILE.ALREADY_STORED');
    spec.given([storedEvent, askedEvent, destroyedEvent]).when(store).thenRefuses('FILE.DESTROYED');
  });
  it('stays quiet when it is stored already', () => spec.given([storedEvent]).when(store).thenNothing());
});

describe('asking for a file to be destroyed', () => {
  it('is recorded with its reason', () => spec.given([storedEvent]).when(ask).then([askedEvent]));
  it('refuses a file that does not exist', () => spec.given([]).when(ask).thenRefuses('FILE.NOT_FOUND'));
  it('stays quiet when it was asked', () => spec.given([storedEvent, askedEvent]).when(ask).thenNothing());
});

describe('approving the destruction of a file', () => {
  it('destroys it and keeps its hash', () => {
    spec.given([storedEvent, askedEvent]).when(approve()).then([destroyedEvent]);
  });
  it('refuses the person who asked, and what nobody asked for', () => {
    spec.given([storedEvent, askedEvent]).when(approve(director)).thenRefuses('FILE.DESTRUCTION_BY_SAME_PERSON');
    spec
      .given([storedEvent, askedEvent])
      .when(approve({ ...officer(307, 'office'), onBehalfOf: director }))
      .thenRefuses('FILE.DESTRUCTION_BY_SAME_PERSON');
    spec.given([storedEvent]).when(approve()).thenRefuses('FILE.DESTRUCTION_NOT_ASKED');
    spec.given([]).when(approve()).thenRefuses('FILE.NOT_FOUND');
  });
  it('stays quiet when it is destroyed', () => {
    spec.given([storedEvent, askedEvent, destroyedEvent]).when(approve()).thenNothing();
  });
});
