import { decodeEvent, type EventCatalogue } from '@gongjian/shared-event-sourcing';
import { canonicalJson, type Decider, type DomainCommand, type DomainEvent, type View } from '@gongjian/shared-kernel';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  divisionCatalogue,
  divisionDecider,
  divisionOn,
  divisionView,
  personCatalogue,
  personDecider,
  personOn,
  personView,
  serviceCatalogue,
  serviceDecider,
  serviceOn,
  serviceView,
  subjectCatalogue,
  subjectDecider,
  subjectOn,
  subjectView,
  tenantCatalogue,
  tenantDecider,
  tenantView,
  unitCatalogue,
  unitDecider,
  unitOn,
  unitView,
} from './index.js';

interface Golden {
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: unknown;
}

interface Subject<State, Event extends DomainEvent, Row> {
  readonly catalogue: EventCatalogue;
  readonly decider: Pick<Decider<State, DomainCommand, Event>, 'evolve' | 'initialState'>;
  readonly view: View<Row, Event>;
}

function golden(aggregate: string, file: string): Golden {
  return JSON.parse(readFileSync(join(import.meta.dirname, aggregate, 'history', `${file}.json`), 'utf8')) as Golden;
}

/** Replays stored events as one stream, the way a store would give them back. */
function replay<State, Event extends DomainEvent, Row>(
  { catalogue, decider, view }: Subject<State, Event, Row>,
  files: readonly string[],
): { state: State; row: Row | null } {
  let state = decider.initialState;
  let row: Row | null = null;
  files.forEach((file, revision) => {
    const { id, stream, type, data, metadata } = golden(catalogue.category, file);
    const fact = decodeEvent<Event>(catalogue, {
      id,
      stream,
      type,
      data: canonicalJson(data),
      metadata: canonicalJson(metadata),
      revision: BigInt(revision),
      position: String(revision).padStart(20, '0'),
    });
    state = decider.evolve(state, fact.event);
    row = view(row, fact);
    if (row !== null) row = JSON.parse(canonicalJson(row)) as Row;
  });
  return { state, row };
}

const tenant = { catalogue: tenantCatalogue, decider: tenantDecider, view: tenantView };
const division = { catalogue: divisionCatalogue, decider: divisionDecider, view: divisionView };
const unit = { catalogue: unitCatalogue, decider: unitDecider, view: unitView };
const person = { catalogue: personCatalogue, decider: personDecider, view: personView };
const service = { catalogue: serviceCatalogue, decider: serviceDecider, view: serviceView };
const subject = { catalogue: subjectCatalogue, decider: subjectDecider, view: subjectView };

describe.each<[string, EventCatalogue]>([
  ['tenant', tenantCatalogue],
  ['division', divisionCatalogue],
  ['unit', unitCatalogue],
  ['person', personCatalogue],
  ['service', serviceCatalogue],
  ['subject', subjectCatalogue],
])('the stored history of a %s', (aggregate, catalogue) => {
  const files = readdirSync(join(import.meta.dirname, aggregate, 'history')).map((file) => file.replace('.json', ''));
  it('has a file for every version of every event type, and no other', () => {
    const expected = Object.entries(catalogue.types).flatMap(([type, { upcasters }]) =>
      Array.from(
        { length: upcasters.length + 1 },
        (_, index) => `${type.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()}.v${index + 1}`,
      ),
    );
    const versions = files.map((file) => file.replace(/(?<=\.v\d+)-\d+$/, ''));
    expect([...new Set(versions)].sort()).toEqual(expected.sort());
  });
  it.each(files)('%s can be read', (file) => {
    const { id, stream, type, data, metadata } = golden(aggregate, file);
    const read = (): unknown =>
      decodeEvent(catalogue, {
        id,
        stream,
        type,
        data: canonicalJson(data),
        metadata: canonicalJson(metadata),
        revision: 0n,
        position: '0',
      });
    expect(read).not.toThrow();
  });
});

it('a tenant is read back', () => {
  const { state, row } = replay(tenant, ['tenant-founded.v1', 'tenant-renamed.v1', 'retention-period-set.v1']);
  expect(state).toMatchObject({ status: 'founded', name: '云溪市文明办', retentionYears: 30 });
  expect(row).toEqual({
    id: '6f1d4c0e-3a58-4c2f-9a55-2c1b7a0d9e11',
    status: 'founded',
    name: '云溪市文明办',
    rootDivision: { id: '60c31817-7d79-56a8-8b1b-ec8a1ce1bded', name: '云溪市', code: '990100000000' },
    timeZone: 'Asia/Shanghai',
    retentionYears: 30,
  });
});

describe('a division is read back', () => {
  const files = [
    'division-founded.v1',
    'division-renamed.v1',
    'division-moved.v1',
    'division-record-corrected.v1',
    'division-merged.v1',
  ];
  it.each([
    ['2009-12-31', '河东镇', '清河县', 'planned'],
    ['2020-06-30', '河东镇', '清河县', 'standing'],
    ['2020-07-01', '河东新街道', '清河县', 'standing'],
    ['2024-01-01', '河东新街道', '望江区', 'standing'],
    ['2025-01-01', '河东新街道', '望江区', 'merged'],
  ])('as it was on %s', (day, name, parent, status) => {
    const { row } = replay(division, files);
    expect(row === null ? null : divisionOn(row, day)).toMatchObject({
      name,
      parent: { name: parent },
      status,
      mergedInto: { name: '南桥镇' },
    });
  });
  it('when it was abolished', () => {
    const { row } = replay(division, ['division-founded.v1', 'division-abolished.v1']);
    expect(row === null ? null : divisionOn(row, '2025-01-01')).toMatchObject({
      status: 'abolished',
      mergedInto: null,
    });
  });
});

it.each([
  ['2024-02-29', '清河县民政局', '清河县', '清河县人民政府', 'open'],
  ['2024-03-31', '清河县民政和社会工作局', '清河县', undefined, 'open'],
  ['2024-04-01', '清河县民政和社会工作局', '河东镇', undefined, 'open'],
  ['2025-01-01', '清河县民政和社会工作局', '河东镇', undefined, 'closed'],
])('a unit is read back as it was on %s', (day, name, territory, superior, status) => {
  const { row } = replay(unit, [
    'unit-registered.v1',
    'unit-renamed.v1',
    'unit-moved.v1',
    'unit-superior-changed.v1',
    'unit-record-corrected.v1',
    'unit-closed.v1',
  ]);
  const then = row === null ? null : unitOn(row, day);
  expect(then).toMatchObject({ name, division: { name: territory }, status, successor: { name: '清河县创建办' } });
  expect(then?.superior?.name).toBe(superior);
});

it('an auditor’s seat is read back as a right on each of its divisions', () => {
  const given = ['person-registered.v1', 'auditor-seat-given.v1', 'auditor-seat-extended.v1'];
  const records = { from: '2025-01-01', to: '2025-12-31' };
  const right = { kind: 'granted', role: 'auditor', division: { name: '清河县' }, from: '2026-03-02' };
  const { row } = replay(person, given);
  expect(row?.grants).toMatchObject([{ ...right, to: '2026-09-30', endedAtOnce: false, seat: { records } }]);
  const ended = replay(person, [...given, 'auditor-seat-ended.v1']);
  expect(ended.row?.grants).toMatchObject([{ ...right, to: '2026-08-01', endedAtOnce: true, seat: { records } }]);
});

describe('a person is read back', () => {
  const files = [
    'person-registered.v1',
    'person-name-changed.v1',
    'person-phone-changed.v1',
    'post-taken.v1',
    'post-record-corrected.v1',
    'post-left.v1',
    'role-granted.v1',
    'acting-appointed.v1',
    'role-delegated.v1',
    'role-grant-ended.v1',
    'account-bound.v1',
  ];
  it('with posts, rights and account, and the sealed values of their last change', () => {
    const { row, state } = replay(person, files);
    expect(row).toMatchObject({
      name: { $sealed: { at: expect.stringContaining('#/data/name') } },
      phone: { $sealed: { at: expect.stringContaining('#/data/phone') } },
      posts: [{ title: '局长', from: '2020-02-01', to: '2024-12-31', taken: 3, left: 5 }],
      grants: [
        { kind: 'granted', role: 'office', to: '2026-03-02', endedAtOnce: true },
        { kind: 'acting', role: 'unitHead', to: null },
        { kind: 'delegated', role: 'leader', to: '2026-03-31' },
      ],
      accounts: [{ issuer: 'https://id.example/oidc' }],
    });
    expect(JSON.stringify(state)).not.toContain('$sealed');
    expect(row === null ? null : personOn(row, '2024-12-31').posts).toHaveLength(1);
    expect(row === null ? null : personOn(row, '2025-01-01').posts).toHaveLength(0);
  });
  it('and after erasure without name, phone and account', () => {
    const { row } = replay(person, [...files, 'account-unbound.v1', 'person-erased.v1']);
    expect(row).toMatchObject({ status: 'erased', name: null, phone: null, accounts: [] });
    expect(row?.posts).toHaveLength(1);
  });
});

it.each([
  ['2015-06-01', '柳荫苑', 'newEstate', '柳荫社区', 'open'],
  ['2022-01-01', '柳荫花园一期', 'newEstate', '竹园社区', 'open'],
  ['2025-05-01', '柳荫花园一期', 'oldEstate', '竹园社区', 'open'],
  ['2025-12-01', '柳荫花园一期', 'oldEstate', '竹园社区', 'closed'],
])('a subject is read back as it was on %s', (day, name, itsClass, territory, status) => {
  const { row } = replay(subject, [
    'subject-registered.v1',
    'subject-renamed.v1',
    'subject-reclassified.v1',
    'subject-moved.v1',
    'subject-record-corrected.v1',
    'subject-closed.v1',
  ]);
  expect(row === null ? null : subjectOn(row, day)).toMatchObject({
    name,
    class: itsClass,
    division: { name: territory },
    status,
  });
});

describe('a service account is read back', () => {
  it('with its right and what it signs in with', () => {
    const { row } = replay(service, ['service-registered.v1', 'service-role-granted.v1', 'service-account-bound.v1']);
    expect(row).toMatchObject({
      status: 'registered',
      name: '清河县卫健局疫情报送系统',
      unit: { name: '清河县卫健局' },
      registeredOn: '2026-03-02',
      grants: [{ role: 'agency', from: '2026-03-02', to: null }],
      accounts: [{ issuer: 'https://id.example/oidc' }],
    });
    expect(row === null ? null : serviceOn(row, '2026-03-01').grants).toEqual([]);
  });
  it('and after it was closed, without either', () => {
    const { row } = replay(service, [
      'service-registered.v1',
      'service-role-granted.v1',
      'service-account-bound.v1',
      'service-account-unbound.v1',
      'service-role-ended.v1',
      'service-closed.v1',
    ]);
    expect(row).toMatchObject({ status: 'closed', accounts: [], grants: [{ to: '2026-03-02', endedAtOnce: true }] });
  });
});
