import type { Answer } from '../../api/client.js';

type Plan = Answer<'/api/plans/v1/plans/{id}'>;
export type Stage = Plan['stages'][number];

export interface StageBar {
  readonly stage: Stage;
  /** Per cent of the line. */
  readonly left: number;
  readonly width: number;
  /** Stages that share a day stand below one another. */
  readonly lane: number;
  readonly state: 'past' | 'now' | 'coming';
}

export interface Timeline {
  readonly bars: readonly StageBar[];
  readonly lanes: number;
  /** Stages without any date. */
  readonly undated: readonly Stage[];
  /** Where the first of each month stands; every third where the line is long. */
  readonly months: readonly { readonly day: string; readonly left: number }[];
  /** `null` where today lies outside. */
  readonly today: number | null;
}

const DAY_MS = 86_400_000;
const MOST_MONTHS = 14;

function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

function dayText(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** Where the stages of a plan stand between the first and the last day of it, both included. */
export function timelineOf(stages: readonly Stage[], period: Plan['period'], today: string): Timeline {
  const dated = stages.filter(({ from, to }) => from !== null || to !== null);
  const days = [period.from, period.to, ...dated.flatMap(({ from, to }) => [from, to])].flatMap((day) =>
    day === null ? [] : [dayNumber(day)],
  );
  const first = Math.min(...days);
  const length = Math.max(...days) - first + 1;
  const percent = (number: number): number => (100 * (number - first)) / length;
  const now = dayNumber(today);
  const ends: number[] = [];
  const bars = dated.map((stage): StageBar => {
    const from = stage.from === null ? first : dayNumber(stage.from);
    const to = stage.to === null ? first + length - 1 : dayNumber(stage.to);
    const free = ends.findIndex((end) => end < from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = to;
    return {
      stage,
      left: percent(from),
      width: percent(to + 1) - percent(from),
      lane,
      state: to < now ? 'past' : from > now ? 'coming' : 'now',
    };
  });
  const shown = now < first || now >= first + length ? null : percent(now + 0.5);
  return {
    bars,
    lanes: ends.length,
    undated: stages.filter(({ from, to }) => from === null && to === null),
    months: monthsIn(first, length).map((number) => ({ day: dayText(number), left: percent(number) })),
    today: shown,
  };
}

function monthsIn(first: number, length: number): readonly number[] {
  const firsts = Array.from({ length }, (_, index) => first + index).filter((number) =>
    dayText(number).endsWith('-01'),
  );
  const step = Math.ceil(firsts.length / MOST_MONTHS);
  return firsts.filter((_, index) => index % Math.max(1, step) === 0);
}
