import { decider } from '@gongjian/shared-testing';
import type { SubjectEvent } from '@gongjian/directory-contracts';
import type { SubjectCommand } from './subject.commands.js';
import { subjectDecider } from './subject.decider.js';

const at = { now: '2026-03-02T01:00:00.000Z', today: '2026-03-02' };
const communityRef = { id: 'd-1', name: '柳荫社区', code: '990121101001' };
const nextRef = { id: 'd-2', name: '竹园社区', code: '990121101002' };
const community = { ...communityRef, endedOn: null };
const next = { ...nextRef, endedOn: null };
const registering = {
  kind: 'compound',
  name: '柳荫花园',
  class: 'newEstate',
  division: community,
  unit: null,
  effectiveOn: '2015-05-01',
} as const;
const registered: SubjectEvent = { type: 'SubjectRegistered', data: { ...registering, division: communityRef } };
const renaming = { name: '柳荫花园一期', effectiveOn: '2020-01-01' };
const renamed: SubjectEvent = { type: 'SubjectRenamed', data: { ...renaming, previousName: '柳荫花园' } };
const reclassified: SubjectEvent = {
  type: 'SubjectReclassified',
  data: { class: 'oldEstate', previousClass: 'newEstate', effectiveOn: '2025-05-01' },
};
const moved: SubjectEvent = {
  type: 'SubjectMoved',
  data: { division: nextRef, previousDivision: communityRef, effectiveOn: '2022-01-01' },
};
const closing = { effectiveOn: '2025-12-01', reason: '拆迁' };
const closed: SubjectEvent = { type: 'SubjectClosed', data: closing };
const close = { subjectId: 's-1', successor: null, ...closing };
const subject = decider(subjectDecider);

describe('no subject', () => {
  it('is registered in a division', () => {
    subject
      .given([])
      .when({ type: 'RegisterSubject', data: registering, ...at })
      .then([registered]);
  });
  it('names a unit exactly when it is one', () => {
    const unit = { id: 'u-1', name: '云溪物业公司', closedOn: null };
    subject
      .given([])
      .when({ type: 'RegisterSubject', data: { ...registering, unit }, ...at })
      .thenRefuses('SUBJECT.UNIT_UNFIT');
    subject
      .given([])
      .when({ type: 'RegisterSubject', data: { ...registering, kind: 'unit' }, ...at })
      .thenRefuses('SUBJECT.UNIT_UNFIT');
    subject
      .given([])
      .when({
        type: 'RegisterSubject',
        data: { ...registering, kind: 'unit', unit: { ...unit, closedOn: '2015-05-01' } },
        ...at,
      })
      .thenRefuses('UNIT.CLOSED');
  });
  it('has nothing to change', () => {
    subject
      .given([])
      .when({ type: 'CloseSubject', data: close, ...at })
      .thenRefuses('SUBJECT.UNKNOWN');
  });
});

describe('a registered subject', () => {
  it('is not registered twice', () => {
    subject
      .given([registered])
      .when({ type: 'RegisterSubject', data: registering, ...at })
      .thenNothing();
    subject
      .given([registered])
      .when({ type: 'RegisterSubject', data: { ...registering, name: '别的花园' }, ...at })
      .thenRefuses('SUBJECT.ALREADY_REGISTERED');
  });
  it('is renamed from a day on', () => {
    const command: SubjectCommand = { type: 'RenameSubject', data: renaming, ...at };
    subject.given([registered]).when(command).then([renamed]);
    subject.given([registered, renamed]).when(command).thenNothing();
    subject
      .given([registered])
      .when({ ...command, data: { ...renaming, effectiveOn: '2015-04-30' } })
      .thenRefuses('SUBJECT.BEFORE_REGISTERED');
  });
  it('changes its class from a day on', () => {
    const command: SubjectCommand = {
      type: 'ReclassifySubject',
      data: { class: 'oldEstate', effectiveOn: '2025-05-01' },
      ...at,
    };
    subject.given([registered]).when(command).then([reclassified]);
    subject.given([registered, reclassified]).when(command).thenNothing();
    subject.given([registered, closed]).when(command).thenRefuses('SUBJECT.CLOSED');
  });
  it('moves to another division from a day on', () => {
    const command: SubjectCommand = { type: 'MoveSubject', data: { division: next, effectiveOn: '2022-01-01' }, ...at };
    subject.given([registered]).when(command).then([moved]);
    subject.given([registered, moved]).when(command).thenNothing();
    subject
      .given([registered])
      .when({ ...command, data: { ...command.data, division: { ...next, endedOn: '2021-01-01' } } })
      .thenRefuses('DIVISION.ENDED');
  });
  it('is closed', () => {
    const command: SubjectCommand = { type: 'CloseSubject', data: close, ...at };
    subject.given([registered]).when(command).then([closed]);
    subject.given([registered, closed]).when(command).thenNothing();
    subject
      .given([registered, closed])
      .when({ ...command, data: { ...close, effectiveOn: '2026-01-01' } })
      .thenRefuses('SUBJECT.CLOSED');
  });
  it('is closed into another, which still stands and is not itself', () => {
    const successor = { id: 's-2', name: '示例二社区' };
    const command: SubjectCommand = {
      type: 'CloseSubject',
      data: { ...close, successor: { ...successor, closedOn: null } },
      ...at,
    };
    const into: SubjectEvent = { type: 'SubjectClosed', data: { ...closing, successor } };
    subject.given([registered]).when(command).then([into]);
    subject.given([registered, into]).when(command).thenNothing();
    subject.given([registered, closed]).when(command).thenRefuses('SUBJECT.CLOSED');
    const asked = (id: string, closedOn: string | null): SubjectCommand => ({
      ...command,
      data: { ...close, successor: { ...successor, id, closedOn } },
    });
    subject.given([registered]).when(asked('s-1', null)).thenRefuses('SUBJECT.SUCCEEDS_ITSELF');
    subject.given([registered]).when(asked('s-2', closing.effectiveOn)).thenRefuses('SUBJECT.SUCCESSOR_CLOSED');
  });
});

describe('a wrong record', () => {
  const correct = (revision: number, change: { name?: string; effectiveOn?: string }): SubjectCommand => ({
    type: 'CorrectSubjectRecord',
    data: { corrects: { eventId: 'e', revision }, ...change, reason: '录入有误' },
    ...at,
  });
  it('is put right and both values stay', () => {
    const corrected: SubjectEvent = {
      type: 'SubjectRecordCorrected',
      data: {
        corrects: { eventId: 'e', revision: 0 },
        name: '柳荫苑',
        effectiveOn: '2015-06-01',
        previous: { name: '柳荫花园', effectiveOn: '2015-05-01' },
        reason: '录入有误',
      },
    };
    const command = correct(0, { name: '柳荫苑', effectiveOn: '2015-06-01' });
    subject.given([registered]).when(command).then([corrected]);
    subject.given([registered, corrected]).when(command).thenNothing();
    expect(subject.given([registered, corrected]).state()).toMatchObject({
      registeredOn: '2015-06-01',
      names: [{ value: '柳荫苑', from: '2015-06-01' }],
      classes: [{ value: 'newEstate', from: '2015-06-01' }],
    });
  });
  it('must hold what is corrected, and the order of days stays', () => {
    subject
      .given([registered, reclassified])
      .when(correct(1, { name: '别名' }))
      .thenRefuses('SUBJECT.FACT_UNKNOWN');
    subject
      .given([registered, closed])
      .when(correct(0, { effectiveOn: '2026-01-01' }))
      .thenRefuses('SUBJECT.BEFORE_REGISTERED');
  });
});
