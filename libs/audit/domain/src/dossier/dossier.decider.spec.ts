import type { OfficerAsOf } from '@gongjian/shared-kernel';
import { decider } from '@gongjian/shared-testing';
import { codesOf, DEFAULT_RETENTION } from '../retention/retention-schedule.js';
import { dossierDecider } from './dossier.decider.js';
import type { DossierCompiled, DossierEvent, DossierOrdered } from './dossier.events.js';
import { DEFAULT_FILES, DEFAULT_FOLDERS } from './name-template.js';

const at = { now: '2026-03-10T02:00:00.000Z', today: '2026-03-10' } as const;
const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const archivist: OfficerAsOf = { personId: id(301), role: 'office', post: null, unit: null, division: null };

const asked: DossierOrdered = {
  dossierId: id(31),
  scope: { kind: 'plan', id: id(11), name: '清河县整洁楼院创建工作方案' },
  division: { id: id(101), name: '清河县' },
  settings: {
    fonds: 'Z109',
    category: 'WS',
    organisation: 'BGS',
    firstNumber: 1,
    folders: DEFAULT_FOLDERS,
    files: DEFAULT_FILES,
  },
  retention: { version: 0, codes: codesOf(DEFAULT_RETENTION) },
  orderedBy: archivist,
};
const counted = { passed: 1, failed: 0 };
const compiled: DossierCompiled = {
  dossierId: asked.dossierId,
  items: 1,
  files: 0,
  bytes: 10,
  events: 2,
  manifestSha256: 'a'.repeat(64),
  checkpoint: { origin: 'district.example/t/1', size: 4, root: '' },
  checks: { authentic: counted, complete: counted, usable: counted, safe: counted },
};
const orderedEvent: DossierEvent = { type: 'DossierOrdered', data: asked };
const compiledEvent: DossierEvent = { type: 'DossierCompiled', data: compiled };
const failedEvent: DossierEvent = {
  type: 'DossierFailed',
  data: { dossierId: asked.dossierId, code: 'DOSSIER.EMPTY' },
};
const order = (settings: Partial<DossierOrdered['settings']> = {}) =>
  ({ type: 'OrderDossier', data: { ...asked, settings: { ...asked.settings, ...settings } }, ...at }) as const;
const recordCompiled = { type: 'RecordDossierCompiled', data: compiled, ...at } as const;
const recordFailed = { type: 'RecordDossierFailed', data: failedEvent.data, ...at } as const;
const spec = decider(dossierDecider);

describe('ordering a dossier', () => {
  it('records whose records, how they are arranged and by which schedule', () => {
    spec.given([]).when(order()).then([orderedEvent]);
  });

  it.each([
    { fonds: 'z109' },
    { fonds: '' },
    { category: 'W' },
    { organisation: 'B-S' },
    { firstNumber: 0 },
    { firstNumber: 10_000 },
    { folders: '{title}' },
    { folders: '{year}/../{archiveNumber}' },
    { folders: '{archiveNumber' },
    { folders: '{archiveNumber}/{sequence}' },
    { folders: '{year}/{retention}/{kind}/{archiveNumber}' },
    { files: '{name}' },
    { files: '{sequence}/{name}' },
  ])('refuses settings that are not as they must be: %j', (settings) => {
    spec.given([]).when(order(settings)).thenRefuses('DOSSIER.SETTINGS_INVALID');
  });

  it('refuses another one under the same id', () => {
    spec
      .given([orderedEvent])
      .when(order({ fonds: 'Z110' }))
      .thenRefuses('DOSSIER.ALREADY_ORDERED');
  });

  it('stays quiet when it is ordered', () => spec.given([orderedEvent, compiledEvent]).when(order()).thenNothing());
});

describe('compiling a dossier', () => {
  it('records what it came to, once', () => {
    spec.given([orderedEvent]).when(recordCompiled).then([compiledEvent]);
    spec.given([orderedEvent, compiledEvent]).when(recordCompiled).thenNothing();
    spec.given([orderedEvent, compiledEvent]).when(recordFailed).thenNothing();
  });

  it('records that it cannot be, once', () => {
    spec.given([orderedEvent]).when(recordFailed).then([failedEvent]);
    spec.given([orderedEvent, failedEvent]).when(recordCompiled).thenNothing();
  });

  it('refuses what nobody ordered', () => {
    spec.given([]).when(recordCompiled).thenRefuses('DOSSIER.NOT_FOUND');
    spec.given([]).when(recordFailed).thenRefuses('DOSSIER.NOT_FOUND');
  });
});
