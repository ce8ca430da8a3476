import type {
  ActingOfficer,
  OfficerAsOf,
  Reason,
  SubjectAsOf,
  UnitAsOf,
  WorkingCalendar,
} from '@gongjian/shared-kernel';
import { sealedForTest } from '@gongjian/shared-testing';
import type { PlacedSubject } from '../placed-subject.js';
import type { Pinned } from '../pinned.js';

/** The invented campaign the specs and the golden histories of this context tell. */
export const at = { now: '2026-11-20T02:00:00.000Z', today: '2026-11-20' } as const;
export const onTime = { lateEntry: null, recordedBy: null } as const;

export const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const calendar: WorkingCalendar = { version: 'cn-2026.1', years: [2026], holidays: [], workdays: [] };

export const county = { id: id(101), name: '清河县' };
export const town = { id: id(102), name: '桥南街道' };
export const community = { id: id(103), name: '柳岸社区' };
export const countyOffice: UnitAsOf = { id: id(201), name: '清河县创建办', division: county };
export const townOffice: UnitAsOf = { id: id(202), name: '桥南街道办事处', division: town };
export const committee: UnitAsOf = { id: id(203), name: '柳岸社区居委会', division: community };
export const healthBureau: UnitAsOf = { id: id(204), name: '县卫健局', division: county };

const officer = (n: number, role: string, post: string, unit: UnitAsOf): OfficerAsOf => ({
  personId: id(n),
  role,
  post: { id: id(n + 100), name: post },
  unit: { id: unit.id, name: unit.name },
  division: unit.division,
});

export const director = officer(301, 'office', '创建办主任', countyOffice);
export const deputyDirector = officer(302, 'office', '创建办副主任', countyOffice);
export const leader = officer(303, 'leader', '县委副书记', countyOffice);
export const secretary = officer(304, 'community', '社区书记', committee);
export const townClerk = officer(305, 'town', '街道创建专干', townOffice);
export const inspector = officer(306, 'assessor', '考评组组长', countyOffice);
export const secondInspector = officer(307, 'assessor', '考评组组员', countyOffice);
export const thirdInspector = officer(308, 'assessor', '考评组组员', healthBureau);

/** Somebody else of the office, in the right of `principal`. */
export const delegateOf = (principal: OfficerAsOf): OfficerAsOf => ({
  ...officer(309, principal.role ?? '', '创建办干事', countyOffice),
  onBehalfOf: principal,
});

export const acting = (who: OfficerAsOf, ...units: readonly UnitAsOf[]): ActingOfficer => ({
  officer: who,
  unitIds: units.map((unit) => unit.id),
});

export const reason = (code: string, text: string): Reason => ({ code, text: sealedForTest(text) });
export const late = (effectiveOn: string) => ({
  lateEntry: { effectiveOn, reason: reason('paper', '纸质记录后补') },
  recordedBy: director,
});

export const subject: PlacedSubject = {
  id: id(501),
  kind: 'division',
  name: '柳岸社区',
  class: 'old',
  level: 'community',
  division: community,
  town,
  county,
  unit: null,
};
export const point: SubjectAsOf = {
  id: id(502),
  kind: 'point',
  name: '柳岸菜市场',
  class: null,
  division: community,
  unit: null,
};
export const secondPoint: SubjectAsOf = { ...point, id: id(503), name: '柳岸广场' };

export const pinned: Pinned = { programme: id(1), version: 1, rules: 2, key: 'tidy-yards' };
export const docketStream = `docket-${subject.id}`;

export const fileOf = (n: number) => ({
  fileId: id(600 + n),
  sha256: String(n).repeat(64),
  size: 100 * n,
  mediaType: 'image/png',
  fileName: sealedForTest(`照片${n}.png`),
});
