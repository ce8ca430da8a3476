import type { OfficerAsOf } from '@gongjian/shared-kernel';
import { decider } from '@gongjian/shared-testing';
import { RECORD_KINDS } from '../dossier/record-kinds.js';
import { retentionDecider } from './retention.decider.js';
import type { RetentionChangeProposed, RetentionEvent } from './retention.events.js';
import { codesOf, DEFAULT_RETENTION } from './retention-schedule.js';

const at = { now: '2026-03-10T02:00:00.000Z', today: '2026-03-10' } as const;
const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const officer = (n: number): OfficerAsOf => ({
  personId: id(n),
  role: 'office',
  post: null,
  unit: null,
  division: null,
});
const [archivist, director] = [officer(301), officer(302)];
const reason = { code: 'approvedSchedule', text: null };

const change = (n: number, code: 'D10' | 'Y' = 'D10'): RetentionChangeProposed => ({
  scheduleId: id(51),
  changeId: id(n),
  classes: [{ kind: 'task', code, basis: '清河县保管期限表第12条' }],
  documentNumber: '清档〔2026〕3号',
  reason,
  proposedBy: archivist,
});
const proposed = (n: number): RetentionEvent => ({ type: 'RetentionChangeProposed', data: change(n) });
const changed = (n: number, version: number): RetentionEvent => ({
  type: 'RetentionChanged',
  data: { ...change(n), version, confirmedBy: director },
});
const declined: RetentionEvent = {
  type: 'RetentionChangeDeclined',
  data: { scheduleId: id(51), changeId: id(61), reason, declinedBy: director },
};
const propose = (data = change(61)) => ({ type: 'ProposeRetentionChange', data, ...at }) as const;
const confirm = (by = director, n = 61) =>
  ({ type: 'ConfirmRetentionChange', data: { scheduleId: id(51), changeId: id(n), by }, ...at }) as const;
const decline = {
  type: 'DeclineRetentionChange',
  data: { scheduleId: id(51), changeId: id(61), reason, by: director },
  ...at,
} as const;
const spec = decider(retentionDecider);

describe('the schedule that ships', () => {
  it('has a class with its basis for every kind of record, once', () => {
    expect(DEFAULT_RETENTION.classes.map(({ kind }) => kind).sort()).toEqual([...RECORD_KINDS].sort());
    expect(DEFAULT_RETENTION.classes.every(({ basis }) => basis !== '')).toBe(true);
  });
});

describe('proposing a change', () => {
  it('changes nothing yet', () => {
    spec
      .given([])
      .when(propose())
      .then([proposed(61)]);
    expect(codesOf(spec.given([proposed(61)]).state().schedule).task).toBe('D30');
  });

  it('is refused while another one waits, and with a kind twice', () => {
    spec
      .given([proposed(61)])
      .when(propose(change(62)))
      .thenRefuses('RETENTION.CHANGE_OPEN');
    const [one] = change(61).classes;
    const twice = { ...change(61), classes: one === undefined ? [] : [one, one] };
    spec.given([]).when(propose(twice)).thenRefuses('RETENTION.KIND_TWICE');
  });

  it('stays quiet when it was proposed, and when it has its outcome', () => {
    spec
      .given([proposed(61)])
      .when(propose())
      .thenNothing();
    spec
      .given([proposed(61), changed(61, 1)])
      .when(propose())
      .thenNothing();
  });
});

describe('confirming a change', () => {
  it('is done by another person, and holds from then on', () => {
    spec
      .given([proposed(61)])
      .when(confirm())
      .then([changed(61, 1)]);
    const { schedule } = spec.given([proposed(61), changed(61, 1)]).state();
    expect([schedule.version, codesOf(schedule).task, codesOf(schedule).workPlan]).toEqual([1, 'D10', 'Y']);
    expect(schedule.classes).toHaveLength(RECORD_KINDS.length);
    spec
      .given([proposed(61), changed(61, 1), proposed(62)])
      .when(confirm(director, 62))
      .then([changed(62, 2)]);
  });

  it('is refused to who proposed it, also on behalf of another, and of what nobody proposed', () => {
    spec
      .given([proposed(61)])
      .when(confirm(archivist))
      .thenRefuses('RETENTION.SAME_PERSON');
    spec
      .given([proposed(61)])
      .when(confirm({ ...officer(303), onBehalfOf: archivist }))
      .thenRefuses('RETENTION.SAME_PERSON');
    spec.given([]).when(confirm()).thenRefuses('RETENTION.CHANGE_UNKNOWN');
    spec
      .given([proposed(61)])
      .when(confirm(director, 62))
      .thenRefuses('RETENTION.CHANGE_UNKNOWN');
  });

  it('stays quiet when it is confirmed', () => {
    spec
      .given([proposed(61), changed(61, 1)])
      .when(confirm())
      .thenNothing();
  });
});

describe('declining a change', () => {
  it('leaves the schedule as it is', () => {
    spec
      .given([proposed(61)])
      .when(decline)
      .then([declined]);
    expect(spec.given([proposed(61), declined]).state().schedule).toEqual(DEFAULT_RETENTION);
  });

  it('is refused of what nobody proposed', () => spec.given([]).when(decline).thenRefuses('RETENTION.CHANGE_UNKNOWN'));

  it('stays quiet when it is declined', () =>
    spec
      .given([proposed(61), declined])
      .when(decline)
      .thenNothing());
});
