import { decider } from '@gongjian/shared-testing';
import { at, clerk, delegateOf, id, late, pinned, reason, secretary, subjectId } from '../testing/campaign.js';
import { commendationDecider } from './commendation.decider.js';
import type { DecideCommendation, ProposeCommendation } from './commendation.commands.js';
import type { CommendationEvent } from './commendation.events.js';

const spec = decider(commendationDecider);
const commendationId = id(71);
const why = reason('mistake', '核对有误');
const inputs = [{ stream: `result-${id(23)}`, revision: '0' }];
const basis = (revision: number | null) => ({
  ...{ programme: pinned.programme, version: 3, rules: 2 },
  inputs: [
    ...(revision === null ? [] : [{ stream: `commendation-${commendationId}`, revision: String(revision) }]),
    ...inputs,
  ],
});
const to = { kind: 'subject' as const, id: subjectId, name: '和顺小区' };
const facts = {
  ...{
    ...pinned,
    commendationId,
    to,
    item: { kind: 'item' as const, code: 'county' },
    grade: 'gold',
    rank: 1,
    by: clerk,
  },
};
const earned = [
  { code: 'county', to: 'subject', item: 'item' },
  { code: 'praise', to: 'subject', item: 'praise' },
] as const;
const propose = (change: Partial<ProposeCommendation['data']> = {}): ProposeCommendation => ({
  type: 'ProposeCommendation',
  data: { ...facts, earned, barred: null, lateEntry: null, notBefore: '2026-06-08', inputs, ...change },
  ...at,
});
const proposed: CommendationEvent = {
  type: 'CommendationProposed',
  data: { ...facts, on: at.today, basis: basis(null) },
};
const decide = (change: Partial<DecideCommendation['data']> = {}): DecideCommendation => ({
  type: 'DecideCommendation',
  data: {
    commendationId,
    documentNumber: '清表〔2026〕2号',
    document: null,
    by: secretary,
    lateEntry: null,
    inputs,
    ...change,
  },
  ...at,
});
const decided: CommendationEvent = {
  type: 'CommendationDecided',
  data: {
    ...{ ...pinned, commendationId, to, item: facts.item, documentNumber: '清表〔2026〕2号', document: null },
    ...{ on: at.today, proposedBy: clerk, by: secretary, basis: basis(0) },
  },
};
const drop = { type: 'DropCommendation', data: { commendationId, reason: why, by: secretary }, ...at } as const;
const dropped: CommendationEvent = { type: 'CommendationDropped', data: drop.data };
const revoke = { type: 'RevokeCommendation', data: { commendationId, reason: why, by: secretary }, ...at } as const;
const revoked: CommendationEvent = { type: 'CommendationRevoked', data: revoke.data };

describe('proposing a commendation', () => {
  it('names the approved item the result earns', () => spec.given([]).when(propose()).then([proposed]));
  it('is praise alone without an approved item', () => {
    spec
      .given([])
      .when(propose({ item: { kind: 'item', code: 'praise' } }))
      .thenRefuses('COMMENDATION.NOT_IN_APPROVED_LIST');
    const item = { kind: 'praise' as const, code: 'praise' };
    spec
      .given([])
      .when(propose({ item }))
      .then([{ type: 'CommendationProposed', data: { ...facts, item, on: at.today, basis: basis(null) } }]);
  });
  it('refuses what is not earned, or by somebody else', () => {
    spec
      .given([])
      .when(propose({ item: { kind: 'item', code: 'city' } }))
      .thenRefuses('COMMENDATION.GRADE_MISSING');
    spec
      .given([])
      .when(propose({ to: { kind: 'member', id: id(9) } }))
      .thenRefuses('COMMENDATION.GRADE_MISSING');
  });
  it('refuses who is barred, to the last day', () => {
    spec
      .given([])
      .when(propose({ barred: { until: '2026-06-10' } }))
      .thenRefuses('COMMENDATION.BARRED');
    spec
      .given([])
      .when(propose({ barred: { until: null } }))
      .thenRefuses('COMMENDATION.BARRED');
    spec
      .given([])
      .when(propose({ barred: { until: '2026-06-09' } }))
      .then([proposed]);
  });
  it('may be recorded late, not before the result, and looks at the bar of that day', () => {
    const on = (day: string, barred: ProposeCommendation['data']['barred'] = null) =>
      propose({ lateEntry: late(day), barred });
    const [event] = commendationDecider.decide(on('2026-06-08'), { status: 'none' });
    expect(event).toMatchObject({ data: { on: '2026-06-08', lateEntry: { effectiveOn: '2026-06-08' } } });
    spec.given([]).when(on('2026-06-07')).thenRefuses('COMMENDATION.LATE_ENTRY_TOO_EARLY');
    spec
      .given([])
      .when(on('2026-06-08', { until: '2026-06-08' }))
      .thenRefuses('COMMENDATION.BARRED');
  });
  it('stays quiet when it was proposed', () => spec.given([proposed]).when(propose()).thenNothing());
});

describe('deciding a commendation', () => {
  it('is another person’s', () => {
    spec.given([proposed]).when(decide()).then([decided]);
    spec
      .given([proposed])
      .when(decide({ by: clerk }))
      .thenRefuses('COMMENDATION.SAME_PERSON');
    spec
      .given([proposed])
      .when(decide({ by: delegateOf(clerk) }))
      .thenRefuses('COMMENDATION.SAME_PERSON');
  });
  it('refuses without a number, in the future, before it was proposed, when it was dropped or is unknown', () => {
    spec
      .given([proposed])
      .when(decide({ documentNumber: '' }))
      .thenRefuses('COMMENDATION.DOCUMENT_MISSING');
    spec
      .given([proposed])
      .when(decide({ lateEntry: late('2026-06-11') }))
      .thenRefuses('COMMENDATION.LATE_ENTRY_IN_FUTURE');
    spec
      .given([proposed])
      .when(decide({ lateEntry: late('2026-06-09') }))
      .thenRefuses('COMMENDATION.LATE_ENTRY_TOO_EARLY');
    spec.given([proposed, dropped]).when(decide()).thenRefuses('COMMENDATION.NOT_OPEN');
    spec.given([]).when(decide()).thenRefuses('COMMENDATION.NOT_FOUND');
  });
  it('stays quiet when it was decided so', () => spec.given([proposed, decided]).when(decide()).thenNothing());
});

describe('dropping a proposal', () => {
  it('keeps the reason', () => spec.given([proposed]).when(drop).then([dropped]));
  it('refuses when it was decided', () =>
    spec.given([proposed, decided]).when(drop).thenRefuses('COMMENDATION.NOT_OPEN'));
  it('stays quiet when it was dropped', () => spec.given([proposed, dropped]).when(drop).thenNothing());
});

describe('revoking a commendation', () => {
  it('keeps the reason', () => spec.given([proposed, decided]).when(revoke).then([revoked]));
  it('refuses what was not decided', () => spec.given([proposed]).when(revoke).thenRefuses('COMMENDATION.NOT_DECIDED'));
  it('stays quiet when it was revoked', () => spec.given([proposed, decided, revoked]).when(revoke).thenNothing());
});
