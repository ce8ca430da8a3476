import type {
  Award,
  Component,
  Condition,
  Indicator,
  ProgrammeDefinition,
  PublishableDefinition,
  StandardNode,
  Trigger,
} from '@gongjian/plans-contracts';
import {
  canonicalJson,
  compare,
  daysBetween,
  isAsStrict,
  rational,
  spanBefore,
  type Bound,
  type Fault,
  type Span,
} from '@gongjian/shared-kernel';
import { eachOf } from './check-bound.js';
import { implies } from './check-grading.js';
import { collector, type Say } from './faults.js';

/**
 * Where a definition that follows another is looser than it: what the parent asks must be asked too, as strictly or more;
 * what protects a subject must protect it as long.
 */
export function looserThan(parent: ProgrammeDefinition, child: PublishableDefinition): readonly Fault[] {
  const { say, faults } = collector();
  compareStandard(parent, child, say);
  compareGrading(parent, child, say);
  compareApplication(parent, child, say);
  if (parent.award !== undefined) {
    if (child.award === undefined) say('/award', 'parentMissing');
    else compareAward(parent, parent.award, child, child.award, say);
  }
  return faults;
}

interface Placed {
  readonly node: StandardNode;
  readonly pointer: string;
}

function placedIn(items: readonly StandardNode[], at: string): readonly Placed[] {
  return items.flatMap((node, index) => {
    const pointer = `${at}/${index}`;
    const own = { node, pointer };
    return node.kind === 'component' ? [own, ...placedIn(node.items, `${pointer}/items`)] : [own];
  });
}

function compareStandard(parent: ProgrammeDefinition, child: PublishableDefinition, say: Say): void {
  const mine = placedIn(child.standard?.items ?? [], '/standard/items');
  const theirs = placedIn(parent.standard?.items ?? [], '/standard/items');
  for (const { node } of theirs) {
    const found = mine.find((each) => each.node.code === node.code);
    if (found === undefined || found.node.kind !== node.kind) say('/standard/items', 'parentMissing', node.code);
    else compareNode(node, found.node, found.pointer, say);
  }
  if (theirs.length > 0) {
    for (const { node, pointer } of mine) {
      if (theirs.some((each) => each.node.code === node.code)) continue;
      const counts = [node.points, node.weight].some((value) => value !== undefined && rational(value).n !== 0n);
      if (counts && !('required' in node && node.required === true)) say(pointer, 'looserThanParent');
    }
  }
  for (const veto of parent.standard?.vetoes ?? []) {
    const [found, at] = byCode(child.standard?.vetoes ?? [], veto.code, '/standard/vetoes');
    if (found === undefined) say(at, 'parentMissing', veto.code);
    else if (!holdsAll(found.incidents, veto.incidents) || !atLeastAsLong(found.lookBack, veto.lookBack)) {
      say(at, 'looserThanParent');
    }
  }
  compareAdjustments(parent, child, say);
}

function compareAdjustments(parent: ProgrammeDefinition, child: PublishableDefinition, say: Say): void {
  const theirs = parent.standard?.adjustments ?? [];
  const mine = child.standard?.adjustments ?? [];
  for (const adjustment of theirs) {
    const [found, at] = byCode(mine, adjustment.code, '/standard/adjustments');
    if (found === undefined) {
      if (adjustment.kind === 'deduction') say(at, 'parentMissing', adjustment.code);
      continue;
    }
    const sign = adjustment.kind === 'bonus' ? 1 : -1;
    const more = (['each', 'atMost'] as const).some(
      (member) => compare(rational(found[member]), rational(adjustment[member])) * sign > 0,
    );
    if (found.kind !== adjustment.kind || more) say(at, 'looserThanParent');
  }
  if (parent.standard === undefined) return;
  mine.forEach(({ code, kind }, index) => {
    const isNew = !theirs.some((each) => each.code === code);
    if (kind === 'bonus' && isNew) say(`/standard/adjustments/${index}`, 'looserThanParent');
  });
}

/** Compared with rules of their own, or read by people only. */
const OF_THEIR_OWN = new Set([
  'names',
  'clause',
  'unit',
  'source',
  'bound',
  'need',
  'periods',
  'required',
  'veto',
  'evidence',
  'items',
  'floor',
]);

function compareNode(parent: StandardNode, child: StandardNode, at: string, say: Say): void {
  for (const member of new Set([...Object.keys(parent), ...Object.keys(child)])) {
    if (OF_THEIR_OWN.has(member)) continue;
    const [theirs, mine] = [parent, child].map(
      (node) => (node as unknown as Readonly<Record<string, unknown>>)[member],
    );
    if (!same(theirs, mine)) say(`${at}/${member}`, 'looserThanParent');
  }
  if (parent.kind === 'component') {
    compareFloor(parent.floor, (child as Component).floor, at, say);
    return;
  }
  compareIndicator(parent, child as Indicator, at, say);
}

function compareFloor(parent: Component['floor'], child: Component['floor'], at: string, say: Say): void {
  if (parent === undefined) return;
  const kept =
    'share' in parent
      ? child !== undefined && 'share' in child && isAsStrict(child.share, parent.share)
      : child !== undefined && 'points' in child && isAsStrict(child.points, parent.points);
  if (!kept) say(`${at}/floor`, 'looserThanParent');
}

function compareIndicator(parent: Indicator, child: Indicator, at: string, say: Say): void {
  if (parent.required === true && child.required !== true) say(`${at}/required`, 'looserThanParent');
  if (parent.veto !== undefined) {
    const kept = child.veto !== undefined && lookBackKept(child.veto.lookBack, parent.veto.lookBack);
    if (!kept) say(`${at}/veto`, 'looserThanParent');
  }
  for (const evidence of parent.evidence ?? []) {
    const [found, place] = byCode(child.evidence ?? [], evidence.code, `${at}/evidence`);
    if (found === undefined) say(place, 'parentMissing', evidence.code);
    else if (found.atLeast < evidence.atLeast || !same(found.window, evidence.window)) say(place, 'looserThanParent');
  }
  const theirs = 'bound' in parent ? parent.bound : undefined;
  const mine = 'bound' in child ? child.bound : undefined;
  if (theirs !== undefined && (mine === undefined || !boundKept(mine, theirs))) say(`${at}/bound`, 'looserThanParent');
  if (parent.kind === 'checklist' && child.kind === 'checklist') {
    const codes = child.items.map(({ code }) => code);
    for (const { code } of parent.items) if (!codes.includes(code)) say(`${at}/items`, 'parentMissing', code);
    if (!isAsStrict(child.need, parent.need)) say(`${at}/need`, 'looserThanParent');
  }
  if (parent.kind === 'count' && child.kind === 'count' && child.periods !== 'every') {
    const kept = parent.periods !== 'every' && isAsStrict(child.periods, parent.periods);
    if (!kept) say(`${at}/periods`, 'looserThanParent');
  }
}

type BoundByClass = Bound | { readonly byClass: Readonly<Record<string, Bound>> };

function boundKept(child: BoundByClass, parent: BoundByClass): boolean {
  const theirs = new Map(eachOf<Bound>(parent, ''));
  return eachOf<Bound>(child, '').every(([at, mine]) => {
    const one = theirs.get(at);
    return (one === undefined ? [...theirs.values()] : [one]).every((bound) => isAsStrict(mine, bound));
  });
}

function compareGrading(parent: ProgrammeDefinition, child: PublishableDefinition, say: Say): void {
  if (parent.grading === undefined) return;
  const { stars } = parent.grading;
  if (stars !== undefined) {
    const mine = child.grading?.stars;
    const kept = mine !== undefined && same([...mine.of].sort(), [...stars.of].sort());
    if (!kept || !earnsKept(mine.earns, stars.earns)) say('/grading/stars', 'looserThanParent');
  }
  for (const grade of parent.grading.grades) {
    const [found, at] = byCode(child.grading?.grades ?? [], grade.code, '/grading/grades');
    if (found === undefined) {
      say(at, 'parentMissing', grade.code);
      continue;
    }
    if (!implies(found.when, grade.when)) say(`${at}/when`, 'looserThanParent');
    if (!quotaKept(found.quota, grade.quota)) say(`${at}/quota`, 'looserThanParent');
  }
}

type Stars = NonNullable<NonNullable<ProgrammeDefinition['grading']>['stars']>;
type Quota = NonNullable<ProgrammeDefinition['grading']>['grades'][number]['quota'];

function earnsKept(child: Stars['earns'], parent: Stars['earns']): boolean {
  if ('points' in parent) return 'points' in child && isAsStrict(child.points, parent.points);
  return 'share' in child && isAsStrict(child.share, parent.share);
}

function quotaKept(child: Quota, parent: Quota): boolean {
  if (parent === undefined) return true;
  if (child === undefined) return false;
  if ('number' in parent) return 'number' in child && child.per === parent.per && child.number <= parent.number;
  return (
    'share' in child &&
    child.of === parent.of &&
    (child.rounds === parent.rounds || child.rounds === 'down') &&
    compare(rational(child.share), rational(parent.share)) <= 0
  );
}

function compareApplication(parent: ProgrammeDefinition, child: PublishableDefinition, say: Say): void {
  if (parent.application === undefined) return;
  if (child.application === undefined) {
    say('/application', 'parentMissing');
    return;
  }
  for (const list of ['conditions', 'reapply'] as const) {
    const mine = child.application[list];
    for (const condition of parent.application[list]) {
      if (!mine.some((each) => conditionKept(each, condition))) {
        say(`/application/${list}`, 'parentMissing', condition.kind);
      }
    }
  }
  for (const step of parent.application.chain) {
    const [found, at] = byCode(child.application.chain, step.code, '/application/chain');
    if (found === undefined) say(at, 'parentMissing', step.code);
    else if (
      found.does !== step.does ||
      found.at !== step.at ||
      (step.twoStep && !found.twoStep) ||
      (step.mayReject && !found.mayReject)
    ) {
      say(at, 'looserThanParent');
    }
  }
}

function conditionKept(child: Condition, parent: Condition): boolean {
  switch (parent.kind) {
    case 'daysWithout':
      return (
        child.kind === parent.kind && holdsAll(child.incidents, parent.incidents) && isAsStrict(child.days, parent.days)
      );
    case 'complaintsWithin':
      return (
        child.kind === parent.kind &&
        isAsStrict(child.verified, parent.verified) &&
        atLeastAsLong(child.within, parent.within)
      );
    case 'holdsTitle':
      return (
        child.kind === parent.kind &&
        child.title === parent.title &&
        amongGrades(child.grades, parent.grades) &&
        lookBackKept(child.for, parent.for)
      );
    case 'result':
      return (
        child.kind === parent.kind &&
        child.of === parent.of &&
        child.round === parent.round &&
        amongGrades(child.grades, parent.grades) &&
        atLeastAsLong(parent.within, child.within)
      );
    case 'sinceRemoval':
      return child.kind === parent.kind && atLeastAsLong(child.span, parent.span);
    case 'subject':
      return child.kind === parent.kind && child.indicator === parent.indicator;
    case 'notBarred':
      return child.kind === parent.kind;
  }
}

function compareAward(
  parent: ProgrammeDefinition,
  theirs: Award,
  child: PublishableDefinition,
  mine: Award,
  say: Say,
): void {
  for (const trigger of theirs.triggers) {
    const [found, at] = byCode(mine.triggers, trigger.code, '/award/triggers');
    if (found === undefined) say(at, 'parentMissing', trigger.code);
    else if (!triggerKept(found, trigger)) say(at, 'looserThanParent');
  }
  if (theirs.notice !== undefined && !daysKept(mine.notice?.days, theirs.notice.days)) {
    say('/award/notice', mine.notice === undefined ? 'parentMissing' : 'looserThanParent');
  }
  for (const clock of ['statement', 'appeal'] as const) {
    if (!daysKept(mine.clocks[clock], theirs.clocks[clock])) say(`/award/clocks/${clock}`, 'looserThanParent');
  }
  for (const clock of ['warning', 'suspension'] as const) {
    const gone = theirs.clocks[clock] !== undefined && mine.clocks[clock] === undefined;
    if (gone) say(`/award/clocks/${clock}`, 'parentMissing');
  }
  const longest = theirs.validity?.years ?? parent.founding?.cycleYears ?? Infinity;
  if ((mine.validity?.years ?? child.founding.cycleYears) > longest) say('/award/validity', 'looserThanParent');
  if (theirs.renewal !== undefined && mine.renewal === undefined) say('/award/renewal', 'parentMissing');
  if (theirs.rollUp !== undefined) {
    if (mine.rollUp === undefined) say('/award/rollUp', 'parentMissing');
    else if (!isAsStrict(mine.rollUp.share, theirs.rollUp.share)) say('/award/rollUp/share', 'looserThanParent');
  }
}

const CONFIRM = ['none', 'one', 'two'] as const;
const CONSEQUENCES = ['warn', 'downgrade', 'suspend', 'end', 'proposeRemoval', 'removeByRule'] as const;

/** Whether it goes off whenever the parent's does, as easily, with nothing milder. */
function triggerKept(child: Trigger, parent: Trigger): boolean {
  return (
    firesAsOften(child.on, parent.on) &&
    (child.grades === undefined || (parent.grades !== undefined && holdsAll(child.grades, parent.grades))) &&
    CONFIRM.indexOf(child.confirm) <= CONFIRM.indexOf(parent.confirm) &&
    CONSEQUENCES.indexOf(child.consequence) >= CONSEQUENCES.indexOf(parent.consequence)
  );
}

function firesAsOften(child: Trigger['on'], parent: Trigger['on']): boolean {
  switch (parent.kind) {
    case 'incident':
      return child.kind === parent.kind && holdsAll(child.incidents, parent.incidents);
    case 'complaints':
      return (
        child.kind === parent.kind &&
        isAsStrict(parent.verified, child.verified) &&
        atLeastAsLong(child.within, parent.within) &&
        (child.kinds === undefined || (parent.kinds !== undefined && holdsAll(child.kinds, parent.kinds)))
      );
    case 'rectificationOverdue':
      return child.kind === parent.kind && (parent.serious || !child.serious);
    case 'scoreBelow':
      return child.kind === parent.kind && child.round === parent.round && isAsStrict(parent.total, child.total);
    case 'belowStandard':
      return child.kind === parent.kind && holdsAll(child.rounds, parent.rounds);
    case 'deadlineMissed':
      return child.kind === parent.kind && child.what === parent.what;
    default:
      return child.kind === parent.kind;
  }
}

interface Days {
  readonly days: number;
  readonly of: 'calendar' | 'working';
}

function daysKept(child: Days | undefined, parent: Days): boolean {
  return child !== undefined && child.days >= parent.days && (child.of === parent.of || child.of === 'working');
}

function byCode<Item extends { readonly code: string }>(
  items: readonly Item[],
  code: string,
  at: string,
): readonly [Item | undefined, string] {
  const index = items.findIndex((item) => item.code === code);
  return [items[index], index < 0 ? at : `${at}/${index}`];
}

function holdsAll(child: readonly string[], parent: readonly string[]): boolean {
  return parent.every((code) => child.includes(code));
}

/** `undefined`: any grade. */
function amongGrades(child: readonly string[] | undefined, parent: readonly string[] | undefined): boolean {
  return parent === undefined || (child !== undefined && child.every((code) => parent.includes(code)));
}

function lookBackKept(child: Span | undefined, parent: Span | undefined): boolean {
  return parent === undefined || (child !== undefined && atLeastAsLong(child, parent));
}

const REFERENCE_DAY = '2026-01-01';

function atLeastAsLong(child: Span, parent: Span): boolean {
  const [mine, theirs] = [child, parent].map((span) => daysBetween(spanBefore(span, REFERENCE_DAY), REFERENCE_DAY));
  return (mine as number) >= (theirs as number);
}

function same(a: unknown, b: unknown): boolean {
  return a === undefined || b === undefined ? a === b : canonicalJson(a) === canonicalJson(b);
}
