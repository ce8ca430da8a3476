import type { OfficerAsOf } from '@gongjian/shared-kernel';
import { decider } from '@gongjian/shared-testing';
import { isRunning } from '../dossier/record-kinds.js';
import { disposalDecider } from './disposal.decider.js';
import type { DisposalEvent, DisposalLine, DisposalProposed } from './disposal.events.js';
import { lastDayKept } from './retention-end.js';

const at = { now: '2026-03-10T02:00:00.000Z', today: '2026-03-10' } as const;
const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const officer = (n: number): OfficerAsOf => ({
  personId: id(n),
  role: 'office',
  post: null,
  unit: null,
  division: null,
});
const [archivist, appraiser, leader] = [officer(301), officer(302), officer(303)];
const reason = { code: 'retentionEnded', text: null };
const line = (n: number, change: Partial<DisposalLine> = {}): DisposalLine => ({
  archiveNumber: `Z109-WS·2010-D10-BGS-000${n}`,
  kind: 'task',
  title: '清理楼道堆物',
  stream: `task-${id(n)}`,
  year: 2010,
  retention: 'D10',
  keptUntil: '2020-12-31',
  files: [{ fileId: id(40 + n), sha256: String(n).repeat(64) }],
  ...change,
});
const proposal: DisposalProposed = {
  disposalId: id(71),
  dossierId: id(31),
  division: null,
  lines: [line(1), line(2)],
  reason,
  proposedBy: archivist,
};
const clear = { running: [], needed: [] };
const appraisal = { disposalId: id(71), keep: [line(2).archiveNumber], opinion: reason, appraisedBy: appraiser };
const proposed: DisposalEvent = { type: 'DisposalProposed', data: proposal };
const appraised: DisposalEvent = { type: 'DisposalAppraised', data: appraisal };
const approved: DisposalEvent = {
  type: 'DisposalApproved',
  data: { disposalId: id(71), documentNumber: '清档〔2026〕8号', lines: [line(1)], approvedBy: leader },
};
const declined: DisposalEvent = { type: 'DisposalDeclined', data: { disposalId: id(71), reason, declinedBy: leader } };
const carriedOut: DisposalEvent = {
  type: 'DisposalCarriedOut',
  data: { disposalId: id(71), lines: 1, files: line(1).files, carriedOutBy: archivist },
};
const propose = (lines = proposal.lines, obstacles: { running: string[]; needed: string[] } = clear) =>
  ({ type: 'ProposeDisposal', data: { ...proposal, lines, obstacles }, ...at }) as const;
const appraise = (change: Partial<typeof appraisal> = {}) =>
  ({ type: 'AppraiseDisposal', data: { ...appraisal, ...change }, ...at }) as const;
const approve = (by = leader, obstacles: { running: string[]; needed: string[] } = clear) =>
  ({
    type: 'ApproveDisposal',
    data: { disposalId: id(71), documentNumber: '清档〔2026〕8号', by, obstacles },
    ...at,
  }) as const;
const decline = { type: 'DeclineDisposal', data: { disposalId: id(71), reason, by: leader }, ...at } as const;
const carryOut = (...destroyed: string[]) =>
  ({ type: 'RecordDisposalCarriedOut', data: { disposalId: id(71), by: archivist, destroyed }, ...at }) as const;
const spec = decider(disposalDecider);

describe('how long a record is kept', () => {
  it('is counted in whole years from the year after', () => {
    expect([lastDayKept(2016, 'D10'), lastDayKept(1996, 'D30'), lastDayKept(1900, 'Y')]).toEqual([
      '2026-12-31',
      '2026-12-31',
      null,
    ]);
  });
});

describe('a procedure', () => {
  it('runs until it is over, and again once it is begun again', () => {
    expect(isRunning('task', ['TaskAssigned', 'EvidenceSubmitted'])).toBe(true);
    expect(isRunning('task', ['TaskAssigned', 'TaskCompleted', 'TaskUrged'])).toBe(false);
    expect(isRunning('task', ['TaskAssigned', 'TaskCompleted', 'TaskReopened'])).toBe(true);
  });
});

describe('proposing a disposal', () => {
  it('lists what is to be destroyed and destroys nothing', () => spec.given([]).when(propose()).then([proposed]));

  it.each([
    ['DISPOSAL.NOTHING_LEFT', [], clear],
    ['DISPOSAL.PERMANENT', [line(1, { retention: 'Y' })], clear],
    ['DISPOSAL.STILL_KEPT', [line(1, { year: 2016 })], clear],
    ['DISPOSAL.STILL_KEPT', [line(1, { retention: 'D30' })], clear],
    ['DISPOSAL.PROCEDURE_RUNS', [line(1)], { running: [line(1).stream], needed: [] }],
    ['DISPOSAL.FILE_NEEDED', [line(1)], { running: [], needed: [id(41)] }],
  ])('is refused with %s', (code, lines, obstacles) => {
    spec.given([]).when(propose(lines, obstacles)).thenRefuses(code);
  });

  it('takes a record the day after its last one', () => {
    const lines = [line(1, { year: 2015, keptUntil: '2025-12-31' })];
    spec
      .given([])
      .when({ ...propose(lines), today: '2025-12-31' })
      .thenRefuses('DISPOSAL.STILL_KEPT');
    const data = { ...proposal, lines };
    spec
      .given([])
      .when({ ...propose(lines), today: '2026-01-01' })
      .then([{ type: 'DisposalProposed', data }]);
  });

  it('stays quiet when it is proposed, and refuses another list under the same id', () => {
    spec.given([proposed]).when(propose()).thenNothing();
    spec
      .given([proposed])
      .when(propose([line(1)]))
      .thenRefuses('DISPOSAL.ALREADY_PROPOSED');
  });
});

describe('appraising a disposal', () => {
  it('strikes off what is worth keeping', () => spec.given([proposed]).when(appraise()).then([appraised]));

  it('is refused to who proposed it, of a line that is not there, and when it is decided', () => {
    spec
      .given([proposed])
      .when(appraise({ appraisedBy: archivist }))
      .thenRefuses('DISPOSAL.SAME_PERSON');
    spec
      .given([proposed])
      .when(appraise({ keep: ['Z109'] }))
      .thenRefuses('DISPOSAL.LINE_UNKNOWN');
    spec.given([proposed, declined]).when(appraise()).thenRefuses('DISPOSAL.NOT_OPEN');
    spec.given([]).when(appraise()).thenRefuses('DISPOSAL.NOT_FOUND');
  });

  it('stays quiet when it is appraised so', () => spec.given([proposed, appraised]).when(appraise()).thenNothing());
});

describe('approving a disposal', () => {
  it('decides on what the appraisal left', () => spec.given([proposed, appraised]).when(approve()).then([approved]));

  it('is refused before it is appraised, to who proposed it, and with nothing left', () => {
    spec.given([proposed]).when(approve()).thenRefuses('DISPOSAL.NOT_OPEN');
    spec.given([proposed, appraised]).when(approve(archivist)).thenRefuses('DISPOSAL.SAME_PERSON');
    spec
      .given([proposed, appraised])
      .when(approve({ ...officer(309), onBehalfOf: archivist }))
      .thenRefuses('DISPOSAL.SAME_PERSON');
    const keep = proposal.lines.map(({ archiveNumber }) => archiveNumber);
    const all: DisposalEvent = { type: 'DisposalAppraised', data: { ...appraisal, keep } };
    spec.given([proposed, all]).when(approve()).thenRefuses('DISPOSAL.NOTHING_LEFT');
  });

  it('looks again at what stands against it', () => {
    const history = [proposed, appraised];
    spec
      .given(history)
      .when(approve(leader, { running: [line(1).stream], needed: [] }))
      .thenRefuses('DISPOSAL.PROCEDURE_RUNS');
    spec
      .given(history)
      .when(approve(leader, { running: [], needed: [id(41)] }))
      .thenRefuses('DISPOSAL.FILE_NEEDED');
    spec
      .given(history)
      .when(approve(leader, { running: [line(2).stream], needed: [id(42)] }))
      .then([approved]);
  });

  it('stays quiet when it is approved', () =>
    spec.given([proposed, appraised, approved]).when(approve()).thenNothing());
});

describe('declining a disposal', () => {
  it('leaves everything as it is', () => {
    spec.given([proposed]).when(decline).then([declined]);
    spec.given([proposed, appraised]).when(decline).then([declined]);
    spec.given([proposed, declined]).when(approve()).thenRefuses('DISPOSAL.NOT_OPEN');
  });
  it('is refused when it is approved', () => {
    spec.given([proposed, appraised, approved]).when(decline).thenRefuses('DISPOSAL.NOT_OPEN');
  });
  it('stays quiet when it is declined', () => spec.given([proposed, declined]).when(decline).thenNothing());
});

describe('carrying a disposal out', () => {
  it('is recorded when every file of it is destroyed', () => {
    spec
      .given([proposed, appraised, approved])
      .when(carryOut(id(41)))
      .then([carriedOut]);
  });
  it('is refused while a file remains, and of what is not approved', () => {
    spec
      .given([proposed, appraised, approved])
      .when(carryOut(id(42)))
      .thenRefuses('DISPOSAL.FILES_REMAIN');
    spec
      .given([proposed, appraised])
      .when(carryOut(id(41)))
      .thenRefuses('DISPOSAL.NOT_OPEN');
  });
  it('stays quiet when it is carried out', () => {
    spec
      .given([proposed, appraised, approved, carriedOut])
      .when(carryOut(id(41)))
      .thenNothing();
  });
});
