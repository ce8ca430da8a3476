import type { Component, Grading, StandardNode } from '@gongjian/plans-contracts';
import {
  compare,
  exactOf,
  holds,
  minus,
  plus,
  rational,
  type Bound,
  type Exact,
  type Rational,
} from '@gongjian/shared-kernel';
import type { SheetResult, Step, WayUp } from '../sheet-result.js';
import { unmetBySheet } from './grade-all.js';
import { ZERO } from './indicator-result.js';
import { shareOf, type ScoringRules } from './sheet-result.js';

type Bar = Grading['grades'][number]['when'];

/**
 * What is missing to the next grade, as far as the sheet alone says it: what has to be met, floors, stars with the
 * smallest gaps first, then the fewest indicators that can bring the points.
 */
export function shortestWay({ grading, standard }: ScoringRules, result: SheetResult): WayUp {
  if (grading === undefined) return { to: null, steps: [] };
  const says = sheetSays(result);
  const lifted: readonly Step[] = result.vetoes.map(({ code }) => ({ kind: 'liftVeto', code }));
  const reached = grading.grades.findIndex(({ when }) => unmetBySheet(when, says).length === 0);
  const standing = reached < 0 ? grading.grades.length : reached;
  const next = grading.grades[result.vetoes.length > 0 ? Math.min(standing, grading.grades.length - 1) : standing - 1];
  if (next === undefined) return { to: null, steps: [] };
  return { to: next.code, steps: [...lifted, ...stepsTo(next.when, grading, standard.items, result)] };
}

function sheetSays(result: SheetResult): Parameters<typeof unmetBySheet>[1] {
  const { total, of, stars, requiredUnmet, floorsMissed, indicators, components } = result;
  return {
    total: total === null ? null : rational(total),
    of,
    stars,
    required: requiredUnmet.length === 0,
    floors: floorsMissed.length === 0,
    met: [...indicators, ...components].flatMap(({ code, met }) => (met === true ? [code] : [])),
  };
}

function stepsTo(bar: Bar, grading: Grading, items: readonly StandardNode[], result: SheetResult): readonly Step[] {
  const required = bar.required === true ? result.requiredUnmet : [];
  const says = sheetSays(result);
  const asked = (bar.met ?? []).filter((code) => !says.met.includes(code) && !required.includes(code));
  return [
    ...[...required, ...asked].map((code): Step => ({ kind: 'meet', code, ...missingOf(code, result) })),
    ...(bar.floors === true ? floorSteps(items, result) : []),
    ...(bar.stars === undefined ? [] : starSteps(bar.stars, grading, result)),
    ...(bar.total === undefined ? [] : totalSteps(bar.total, result, says.total)),
    ...(bar.share === undefined ? [] : totalSteps(ofWhole(bar.share, result.of), result, says.total)),
    ...(bar.rank === undefined ? [] : [{ kind: 'rank' as const, needs: bar.rank }]),
  ];
}

/** A point is often short of nothing but its evidence: then the way says which. */
function missingOf(code: string, { indicators }: SheetResult): { readonly missing?: readonly string[] } {
  const why = indicators.find((indicator) => indicator.code === code)?.why;
  return why?.rule === 'evidenceMissing' && why.missing !== undefined ? { missing: why.missing } : {};
}

function pointsOf({ indicators, components }: SheetResult, code: string): { points: Rational; of: Rational } {
  const found = [...indicators, ...components].find((node) => node.code === code);
  return { points: rational(found?.points ?? 0), of: rational(found?.of ?? 0) };
}

function reachStep(
  code: string,
  reach: { readonly points: Bound } | { readonly share: Bound },
  result: SheetResult,
): Step {
  const { points, of } = pointsOf(result, code);
  if ('points' in reach) return { kind: 'reach', code, has: exactOf(points), needs: reach.points, of: 'points' };
  const has = exactOf(compare(of, ZERO) === 0 ? ZERO : shareOf(points, of));
  return { kind: 'reach', code, has, needs: reach.share, of: 'share' };
}

function floorSteps(items: readonly StandardNode[], result: SheetResult): readonly Step[] {
  return componentsOf(items).flatMap(({ code, floor }) =>
    floor !== undefined && result.floorsMissed.includes(code) ? [reachStep(code, floor, result)] : [],
  );
}

function componentsOf(nodes: readonly StandardNode[]): readonly Component[] {
  return nodes.flatMap((node) => (node.kind === 'component' ? [node, ...componentsOf(node.items)] : []));
}

/** As many stars as are missing, those with the smallest gap. */
function starSteps(bound: Bound, { stars }: Grading, result: SheetResult): readonly Step[] {
  if (stars === undefined) return [];
  const lacking = missingStars(bound, result.stars ?? 0, stars.of.length);
  const gaps = stars.of
    .filter((code) => !result.starred.includes(code))
    .map((code) => ({ code, gap: gapOf(code, stars.earns, result) }));
  return gaps
    .sort((a, b) => compare(a.gap, b.gap))
    .slice(0, lacking)
    .map(({ code }) => reachStep(code, stars.earns, result));
}

function missingStars(bound: Bound, has: number, most: number): number {
  let stars = has;
  while (stars < most && !holds(bound, rational(stars))) stars += 1;
  return stars - has;
}

/** In points. */
function gapOf(
  code: string,
  earns: { readonly points: Bound } | { readonly share: Bound },
  result: SheetResult,
): Rational {
  const { points, of } = pointsOf(result, code);
  const needs = 'points' in earns ? earns.points : ofWhole(earns.share, exactOf(of));
  return minus(rational(lowerOf(needs) ?? 0), points);
}

function lowerOf({ atLeast, moreThan }: Bound): Exact | undefined {
  return atLeast ?? moreThan;
}

/** A bound in points of 100 as one in points. */
function ofWhole(share: Bound, of: Exact | null): Bound {
  const points = (percent: Exact): Exact => {
    const [part, whole] = [rational(percent), rational(of ?? 0)];
    return exactOf(rational({ n: String(part.n * whole.n), d: String(part.d * whole.d * 100n) }));
  };
  return {
    ...(share.atLeast === undefined ? {} : { atLeast: points(share.atLeast) }),
    ...(share.moreThan === undefined ? {} : { moreThan: points(share.moreThan) }),
  };
}

/** The fewest indicators that can bring the missing points: those with most to gain first. */
function totalSteps(bound: Bound, result: SheetResult, total: Rational | null): readonly Step[] {
  const lower = lowerOf(bound);
  if (lower === undefined || total === null || holds(bound, total)) return [];
  const open = result.indicators
    .map(({ code, points, of }) => ({
      code,
      has: rational(points ?? 0),
      gain: minus(rational(of ?? 0), rational(points ?? 0)),
    }))
    .filter(({ gain }) => compare(gain, ZERO) > 0)
    .sort((a, b) => compare(b.gain, a.gain));
  const steps: Step[] = [];
  let reached = total;
  for (const { code, has, gain } of open) {
    if (holds(bound, reached)) break;
    const rest = minus(rational(lower), reached);
    const strict = bound.moreThan !== undefined;
    const whole = compare(gain, rest) < 0 || (strict && compare(gain, rest) === 0);
    const points = whole ? gain : rest;
    steps.push({
      kind: 'gain',
      code,
      has: exactOf(has),
      points: exactOf(points),
      ...(strict && !whole ? { more: true } : {}),
      ...missingOf(code, result),
    });
    if (!whole) break;
    reached = plus(reached, gain);
  }
  return steps;
}
