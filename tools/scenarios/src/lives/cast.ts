import type {
  Actor,
  Clock,
  FileReference,
  LateEntry,
  LocalDate,
  OfficerAsOf,
  Reason,
  Sealed,
  SubjectAsOf,
  UnitAsOf,
  WorkingCalendar,
} from '@gongjian/shared-kernel';
import { addDays } from '@gongjian/shared-kernel';
import type { Dice } from './dice.js';
import { SILENT, type Objection } from './kind.js';

/** Who and what every life is about: an invented county. */
export const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Shaped like a stored one, and opens nowhere. */
export const sealed = (value: string): Sealed =>
  ({ $sealed: { alg: 'LIFE', key: 'life', nonce: '', ct: value, at: 'life#/data' } }) as unknown as Sealed;

export const calendar: WorkingCalendar = {
  version: 'cn-2026.1',
  years: Array.from({ length: 40 }, (_each, n) => 2016 + n),
  holidays: ['2026-05-01', '2026-06-19', '2026-10-01'],
  workdays: ['2026-03-07', '2026-03-21', '2026-05-09'],
};

/** Mostly one whose years are known; what is counted by one that knows none is counted anew later. */
export const someCalendar = (dice: Dice): WorkingCalendar =>
  dice.chance(75) ? calendar : { ...calendar, version: 'none', years: [] };

export const county = { id: id(101), name: '清河县' };
export const town = { id: id(102), name: '桥南街道' };
export const community = { id: id(103), name: '柳岸社区' };
export const countyOffice: UnitAsOf = { id: id(201), name: '清河县创建办', division: county };
export const healthBureau: UnitAsOf = { id: id(202), name: '县卫生健康局', division: county };
export const committee: UnitAsOf = { id: id(203), name: '柳岸社区居委会', division: community };

const officer = (n: number, role: string, post: string, unit: UnitAsOf = countyOffice): OfficerAsOf => ({
  personId: id(n),
  role,
  post: { id: id(n + 100), name: post },
  unit: { id: unit.id, name: unit.name },
  division: unit.division,
});

export const secretary = officer(301, 'leader', '县委副书记');
export const magistrate = officer(302, 'leader', '副县长');
export const director = officer(303, 'office', '创建办主任');
export const clerk = officer(304, 'office', '创建办干事');
export const reviewer = officer(305, 'leader', '县人大副主任');
export const inspector = officer(307, 'assessor', '考评员');
export const communityHead = officer(308, 'community', '社区书记', committee);
const standIn = officer(306, 'leader', '秘书');

/** Two of them act in the right of another one. */
export const people: readonly [OfficerAsOf, ...OfficerAsOf[]] = [
  secretary,
  magistrate,
  reviewer,
  director,
  clerk,
  { ...standIn, onBehalfOf: secretary },
  { ...standIn, role: 'office', onBehalfOf: clerk },
  inspector,
  communityHead,
];

/** Everybody behind an act. */
export function behind({ personId, onBehalfOf }: OfficerAsOf): readonly string[] {
  return [personId, ...(onBehalfOf === undefined ? [] : [onBehalfOf.personId])];
}

export function samePerson(one: OfficerAsOf, other: OfficerAsOf): boolean {
  return behind(one).some((person) => behind(other).includes(person));
}

/** Whether two values are stored alike: a member that is absent and one without a value are the same. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const left = one as Readonly<Record<string, unknown>>;
  const right = other as Readonly<Record<string, unknown>>;
  for (const key in left) if (!same(left[key], right[key])) return false;
  for (const key in right) if (right[key] !== undefined && left[key] === undefined) return false;
  return true;
}

export const agency: Actor = {
  kind: 'service',
  id: id(320),
  role: 'agency',
  post: null,
  division: county,
  unit: { id: healthBureau.id, name: healthBureau.name },
};

export const reason: Reason = { code: 'other', text: sealed('说明') };

export const file = (n: number): FileReference => ({
  fileId: id(600 + n),
  sha256: String(n % 10).repeat(64),
  size: 2_048,
  mediaType: 'application/pdf',
  fileName: sealed('文件.pdf'),
});

export const subject: SubjectAsOf = {
  id: id(401),
  kind: 'compound',
  name: '和顺小区',
  class: null,
  division: town,
  unit: null,
};

/** Mostly none; otherwise of some days ago, of long ago, or of a day that is still to come. */
export function lateEntry(dice: Dice, today: LocalDate): LateEntry | null {
  const days = dice.weigh([
    [78, null],
    [10, -dice.below(12)],
    [6, -400],
    [6, 1 + dice.below(3)],
  ]);
  return days === null ? null : { effectiveOn: addDays(today, days), reason };
}

/** A document's or a minutes' number; now and then left empty. */
export function numberOf(dice: Dice, of: string): string {
  return dice.chance(12) ? ' ' : `清创〔2026〕${of}号`;
}

/** The refusals of an act that may be entered late; `notBefore`: the day of what it follows on. */
export function lateObjections(
  prefix: string,
  effective: { readonly lateEntry: LateEntry | null },
  today: LocalDate,
  notBefore: LocalDate | null,
): readonly Objection[] {
  const on = effective.lateEntry?.effectiveOn ?? today;
  return [
    [`${prefix}.LATE_ENTRY_IN_FUTURE`, on > today],
    [`${prefix}.LATE_ENTRY_TOO_EARLY`, notBefore !== null && on < notBefore],
  ];
}

/** Nothing is counted anew that does not run, or was counted by a calendar that knew the years, or would be again by none. */
export const recountObjections = (
  clock: Pick<Clock, 'calendar'> | null,
  { years }: WorkingCalendar,
): readonly Objection[] => [
  [SILENT, clock?.calendar !== null],
  [SILENT, years.length === 0],
];

export const dayAfter = (one: LocalDate, other: LocalDate): LocalDate => (one > other ? one : other);
