import type {
  Component,
  Condition,
  Grading,
  Indicator,
  ProgrammeDefinition,
  PublishableDefinition,
  StandardNode,
} from '@gongjian/plans-contracts';
import { compare, isAsStrict, rational, type Bound, type Fault } from '@gongjian/shared-kernel';
import { eachOf } from './check-bound.js';
import { implies } from './check-grading.js';
import { collector, type Say } from './faults.js';
import { compareAward } from './looser-award.js';
import { compareCampaign } from './looser-campaign.js';
import {
  atLeastAsLong,
  byCode,
  daysBind,
  holdsAll,
  isAmong,
  isAsFar,
  lookBackKept,
  ROLES,
  same,
} from './looser-parts.js';
import { compareRounds, standsIn } from './looser-rounds.js';
import { compareTasks } from './looser-tasks.js';

/**
 * Where a definition that follows another is looser than it: what the parent asks must be asked too, as strictly or more,
 * of nobody else, by as many and as high; what protects a subject must protect it as long, what binds an office bind it as
 * soon.
 */
export function looserThan(parent: ProgrammeDefinition, child: PublishableDefinition): readonly Fault[] {
  const { say, faults } = collector();
  compareCampaign(parent, child, say);
  compareTasks(parent, child, say);
  compareStandard(parent, child, say);
  compareRounds(parent, child, say);
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
      if (counts) say(pointer, 'looserThanParent');
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
  const [theirs, mine] = [barOf(parent), barOf(child)];
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

/** A score without a bound is met at its highest. */
function barOf(indicator: Indicator): BoundByClass | undefined {
  if (indicator.kind === 'score') return indicator.bound ?? { atLeast: indicator.to };
  return 'bound' in indicator ? indicator.bound : undefined;
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
  compareNamed(parent.grading, child, say);
  compareOrder(parent.grading, child, say);
  const { ranking } = parent.grading;
  if (ranking === undefined) return;
  for (const member of ['within', 'unbroken'] as const) {
    if (child.grading?.ranking?.[member] !== ranking[member]) say(`/grading/ranking/${member}`, 'looserThanParent');
  }
}

/** A grade that is named here only asks what one that the parent names without limit asks. */
function compareNamed({ grades }: Grading, child: PublishableDefinition, say: Say): void {
  const named = grades.filter((grade) => grade.named === true);
  if (named.length === 0) return;
  (child.grading?.grades ?? []).forEach(({ code, named: isNamed, when }, index) => {
    if (isNamed !== true || named.some((grade) => grade.code === code)) return;
    const asMuch = named.some((grade) => grade.quota === undefined && implies(when, grade.when));
    if (!asMuch) say(`/grading/grades/${index}/named`, 'looserThanParent');
  });
}

/** What is found below a grade is found so still: those of the parent keep their order, and none that asks less stands above. */
function compareOrder({ grades }: Grading, child: PublishableDefinition, say: Say): void {
  const mine = child.grading?.grades ?? [];
  mine.forEach(({ code, when }, index) => {
    const place = grades.findIndex((grade) => grade.code === code);
    const below = mine.slice(index + 1);
    const kept = grades.every(
      (grade, at) =>
        !below.some((each) => each.code === grade.code) || (place < 0 ? implies(when, grade.when) : place < at),
    );
    if (!kept) say(`/grading/grades/${index}`, 'looserThanParent');
  });
}

type Stars = NonNullable<Grading['stars']>;
type Quota = Grading['grades'][number]['quota'];

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
  if (parent.application === undefined) {
    if (parent.award !== undefined && child.application !== undefined) say('/application', 'looserThanParent');
    return;
  }
  if (child.application === undefined) {
    say('/application', 'parentMissing');
    return;
  }
  if (!isAmong(child.application.by, parent.application.by)) say('/application/by', 'looserThanParent');
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
      !isAsFar(ROLES, found.actedBy, step.actedBy) ||
      !daysBind(found.within, step.within) ||
      (step.twoStep && !found.twoStep) ||
      (step.mayReject && !found.mayReject)
    ) {
      say(at, 'looserThanParent');
    }
    const round = parent.rounds?.find(({ code }) => code === step.round);
    if (found?.round === undefined || found.round === step.round || round === undefined) continue;
    const own = child.rounds?.find(({ code }) => code === found.round);
    if (!standsIn(own, round, parent)) say(`${at}/round`, 'looserThanParent');
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
        isAmong(child.grades, parent.grades) &&
        lookBackKept(child.for, parent.for)
      );
    case 'result':
      return (
        child.kind === parent.kind &&
        child.of === parent.of &&
        child.round === parent.round &&
        isAmong(child.grades, parent.grades) &&
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
