import { decider } from '@gongjian/shared-testing';
import { at, id, late, pinned, secretary } from '../testing/campaign.js';
import { slateDecider } from './slate.decider.js';
import type { ApproveSlate, PrepareSlate } from './slate.commands.js';
import type { SlateEvent } from './slate.events.js';

const spec = decider(slateDecider);
const slateId = id(11);
const sum = { count: 3, sha256: 'a'.repeat(64) };
const inputs = [{ stream: `round-${id(21)}`, revision: '7' }];
const basis = (revision: number | null) => ({
  programme: pinned.programme,
  version: 3,
  rules: 2,
  inputs: [...(revision === null ? [] : [{ stream: `slate-${slateId}`, revision: String(revision) }]), ...inputs],
});
const facts = { ...pinned, slateId, from: { kind: 'round' as const, id: id(21) }, grade: 'gold' };
const prepare = (change: Partial<PrepareSlate['data']> = {}): PrepareSlate => ({
  type: 'PrepareSlate',
  data: { ...facts, ...sum, inputs, ...change },
  ...at,
});
const prepared: SlateEvent = { type: 'SlatePrepared', data: { ...facts, ...sum, basis: basis(null) } };
const take = (noticeId = id(12)) => ({ type: 'TakeSlate', data: { slateId, noticeId }, ...at }) as const;
const taken: SlateEvent = { type: 'SlateTaken', data: { slateId, noticeId: id(12) } };
const release = (noticeId = id(12)) => ({ type: 'ReleaseSlate', data: { slateId, noticeId }, ...at }) as const;
const released: SlateEvent = { type: 'SlateReleased', data: { slateId, noticeId: id(12) } };
const approve = (change: Partial<ApproveSlate['data']> = {}): ApproveSlate => ({
  type: 'ApproveSlate',
  data: {
    slateId,
    noticeAsked: false,
    found: sum,
    by: secretary,
    lateEntry: null,
    notBefore: '2026-06-01',
    inputs,
    ...change,
  },
  ...at,
});
const approved: SlateEvent = {
  type: 'SlateApproved',
  data: { slateId, ...sum, on: at.today, by: secretary, basis: basis(0) },
};

describe('preparing a list of candidates', () => {
  it('states how many stand on it and their hash', () => spec.given([]).when(prepare()).then([prepared]));
  it('tells when the results changed, and an approval counts no more', () => {
    const revised: SlateEvent = {
      type: 'SlateRevised',
      data: { slateId, was: sum, count: 2, sha256: 'b'.repeat(64), basis: basis(1) },
    };
    spec
      .given([prepared, approved])
      .when(prepare({ count: 2, sha256: 'b'.repeat(64) }))
      .then([revised]);
    expect(spec.given([prepared, approved, revised]).state()).toMatchObject({ status: 'prepared', approved: null });
  });
  it('stays quiet when it is so', () => spec.given([prepared]).when(prepare()).thenNothing());
});

describe('a notice that shows the list', () => {
  it('takes it, and gives it back', () => {
    spec.given([prepared]).when(take()).then([taken]);
    spec.given([prepared, taken]).when(release()).then([released]);
    spec
      .given([prepared, taken, released])
      .when(take(id(13)))
      .then([{ type: 'SlateTaken', data: { slateId, noticeId: id(13) } }]);
  });
  it('refuses a second notice, and a list nobody knows', () => {
    spec
      .given([prepared, taken])
      .when(take(id(13)))
      .thenRefuses('NOTICE.ALREADY_NOTICED');
    spec.given([]).when(take()).thenRefuses('SLATE.NOT_FOUND');
    spec.given([]).when(release()).thenRefuses('SLATE.NOT_FOUND');
  });
  it('stays quiet when it has it, or another one has', () => {
    spec.given([prepared, taken]).when(take()).thenNothing();
    spec
      .given([prepared, taken])
      .when(release(id(13)))
      .thenNothing();
  });
});

describe('approving a list', () => {
  it('is enough where no notice is asked for', () => {
    spec.given([prepared]).when(approve()).then([approved]);
    spec
      .given([prepared])
      .when(approve({ lateEntry: late('2026-06-01') }))
      .then([
        {
          type: 'SlateApproved',
          data: { slateId, ...sum, by: secretary, basis: basis(0), on: '2026-06-01', lateEntry: late('2026-06-01') },
        },
      ]);
  });
  it('refuses where a notice is asked for, an incomplete or another list, the future, and before a result on it', () => {
    spec
      .given([prepared])
      .when(approve({ noticeAsked: true }))
      .thenRefuses('SLATE.NEEDS_NOTICE');
    spec
      .given([prepared])
      .when(approve({ found: { ...sum, count: 2 } }))
      .thenRefuses('SLATE.INCOMPLETE');
    spec
      .given([prepared])
      .when(approve({ found: { ...sum, count: 4 } }))
      .thenRefuses('SLATE.CHANGED');
    spec
      .given([prepared])
      .when(approve({ found: { ...sum, sha256: 'c'.repeat(64) } }))
      .thenRefuses('SLATE.CHANGED');
    spec
      .given([prepared])
      .when(approve({ lateEntry: late('2026-06-11') }))
      .thenRefuses('SLATE.LATE_ENTRY_IN_FUTURE');
    spec
      .given([prepared])
      .when(approve({ lateEntry: late('2026-05-31') }))
      .thenRefuses('SLATE.LATE_ENTRY_TOO_EARLY');
    spec.given([]).when(approve()).thenRefuses('SLATE.NOT_FOUND');
  });
  it('stays quiet when it was approved', () => spec.given([prepared, approved]).when(approve()).thenNothing());
});
