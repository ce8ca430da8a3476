import { decider } from '@gongjian/shared-testing';
import { at, id, pinned, subject } from '../testing/campaign.js';
import { blockedBy, evidenceToMark, gateDecider, isDetached, sheetsMarked } from './gate.decider.js';
import type { GateEvent } from './gate.events.js';

const spec = decider(gateDecider);
const gate = { gateId: id(21), subjectId: subject.id, programme: pinned.programme };
const period = { key: '2026', from: '2026-01-01', to: '2026-12-31' };
const attach = { type: 'AttachSheet', data: { ...gate, roundId: id(11), sheetId: id(10), period }, ...at } as const;
const attached: GateEvent = { type: 'SheetAttached', data: attach.data };
const detach = { type: 'DetachSheet', data: { ...gate, sheetId: id(10) }, ...at } as const;
const detached: GateEvent = { type: 'SheetDetached', data: detach.data };
const evidence = [{ evidenceId: id(71), version: 1, sha256: 'b'.repeat(64), code: null, on: '2026-03-01' }];
const note = {
  type: 'NoteEvidence',
  data: { ...gate, sourceId: id(70), indicators: ['gate', 'register'], evidence, approvedOn: '2026-03-02' },
  ...at,
} as const;
const noted: GateEvent = { type: 'EvidenceNoted', data: note.data };
const reopen = {
  type: 'NoteEvidenceReopened',
  data: { ...gate, sourceId: id(70), cause: 'resubmitted' },
  ...at,
} as const;
const reopened: GateEvent = { type: 'EvidenceReopened', data: reopen.data };
const admit = (applicationId = id(40), abandoned: string | null = null) =>
  ({ type: 'AdmitApplication', data: { ...gate, applicationId, abandoned }, ...at }) as const;
const admitted = (applicationId = id(40)): GateEvent => ({
  type: 'ApplicationAdmitted',
  data: { ...gate, applicationId },
});
const release = (applicationId = id(40)) =>
  ({ type: 'ReleaseApplication', data: { ...gate, applicationId }, ...at }) as const;
const released: GateEvent = { type: 'ApplicationReleased', data: { ...gate, applicationId: id(40) } };
const block = (removalId = id(50)) => ({ type: 'BlockApplications', data: { ...gate, removalId }, ...at }) as const;
const blocked = (removalId = id(50)): GateEvent => ({ type: 'ApplicationsBlocked', data: { ...gate, removalId } });
const lift = (removalId = id(50)) =>
  ({ type: 'LiftBlock', data: { ...gate, removalId, why: 'settled' }, ...at }) as const;
const lifted = (removalId = id(50)): GateEvent => ({
  type: 'BlockLifted',
  data: { ...gate, removalId, why: 'settled' },
});

describe('sheets and evidence', () => {
  it('meet in whichever order they come', () => {
    const marks = [
      { indicator: 'gate', source: note.data },
      { indicator: 'register', source: note.data },
    ];
    expect(evidenceToMark(spec.given([attached, noted]).state())).toEqual(marks);
    expect(evidenceToMark(spec.given([noted, attached]).state())).toEqual(marks);
    expect(evidenceToMark(spec.given([noted, attached, reopened]).state())).toEqual([]);
    expect(isDetached(spec.given([noted, attached]).state(), id(10))).toBe(false);
    expect(isDetached(spec.given([noted, attached, detached]).state(), id(10))).toBe(true);
  });
  it('are noted once', () => {
    spec.given([]).when(attach).then([attached]);
    spec.given([attached]).when(attach).thenNothing();
    spec.given([]).when(note).then([noted]);
    spec.given([noted]).when(note).thenNothing();
    spec.given([noted, reopened]).when(note).then([noted]);
  });
  it('replace what the same source showed before', () => {
    const other = { ...note, data: { ...note.data, indicators: ['gate'], approvedOn: '2026-04-02' } } as const;
    const replaced: GateEvent = { type: 'EvidenceReopened', data: { ...reopen.data, cause: 'replaced' } };
    const again: GateEvent = { type: 'EvidenceNoted', data: other.data };
    spec.given([noted]).when(other).then([replaced, again]);
    expect(evidenceToMark(spec.given([attached, noted, replaced, again]).state())).toEqual([
      { indicator: 'gate', source: other.data },
    ]);
  });
  it('are looked for in sheets of rounds that are over, too', () => {
    expect(
      sheetsMarked(spec.given([detached, { ...attached, data: { ...attach.data, sheetId: id(12) } }]).state()),
    ).toEqual([id(10), id(12)]);
  });
  it('leave once', () => {
    spec.given([attached]).when(detach).then([detached]);
    spec.given([attached, detached]).when(detach).thenNothing();
    spec.given([detached]).when(attach).thenNothing();
    spec.given([noted]).when(reopen).then([reopened]);
    spec.given([]).when(reopen).thenNothing();
  });
});

describe('an application', () => {
  it('is admitted where none is under way', () => {
    spec.given([]).when(admit()).then([admitted()]);
    spec
      .given([admitted(), released])
      .when(admit(id(41)))
      .then([admitted(id(41))]);
  });
  it('is refused where another is under way, or a removal is not settled', () => {
    spec
      .given([admitted()])
      .when(admit(id(41)))
      .thenRefuses('GATE.OPEN_APPLICATION');
    spec
      .given([admitted()])
      .when(admit(id(41), id(42)))
      .thenRefuses('GATE.OPEN_APPLICATION');
    spec.given([blocked()]).when(admit()).thenRefuses('GATE.BLOCKED');
  });
  it('takes the place of one that never came to be', () => {
    spec
      .given([admitted()])
      .when(admit(id(41), id(40)))
      .then([released, admitted(id(41))]);
  });
  it('stays quiet when it is admitted, though applications are blocked by now', () => {
    spec.given([admitted(), blocked()]).when(admit()).thenNothing();
  });
  it('is released once it is over', () => {
    spec.given([admitted()]).when(release()).then([released]);
    spec.given([]).when(release()).thenNothing();
    spec
      .given([admitted(id(41))])
      .when(release())
      .thenNothing();
  });
});

describe('a removal', () => {
  it('blocks applications until it is settled or annulled', () => {
    spec.given([]).when(block()).then([blocked()]);
    spec.given([blocked()]).when(lift()).then([lifted()]);
    spec.given([blocked(), lifted()]).when(admit()).then([admitted()]);
  });
  it('does not block when it was settled before that was known', () => {
    spec.given([]).when(lift()).then([lifted()]);
    spec.given([lifted()]).when(block()).then([blocked()]);
    expect(blockedBy(spec.given([lifted(), blocked()]).state())).toBeNull();
  });
  it('blocks though another one is settled', () => {
    expect(blockedBy(spec.given([blocked(), blocked(id(51)), lifted()]).state())).toBe(id(51));
  });
  it('is told once', () => {
    spec.given([blocked()]).when(block()).thenNothing();
    spec.given([lifted()]).when(lift()).thenNothing();
  });
});
