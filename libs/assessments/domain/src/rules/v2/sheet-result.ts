import type { Component, Grading, RoundDefinition, Standard, StandardNode } from '@gongjian/plans-contracts';
import {
  compare,
  exactOf,
  holds,
  isZero,
  minus,
  over,
  plus,
  rational,
  sum,
  times,
  type Bound,
  type Exact,
  type Instant,
  type Rational,
} from '@gongjian/shared-kernel';
import type { FindingFact, KnownFact } from '../docket-fact.js';
import type { AdjustmentResult, ComponentResult, IndicatorResult, SheetResult, VetoResult } from '../sheet-result.js';
import type { EvidencePiece, Values } from '../value.js';
import { countedIncidents, shown, verifiedComplaints, within } from './docket.js';
import { indicatorResult, ZERO, type IndicatorContext } from './indicator-result.js';

type Indicator = Exclude<StandardNode, Component>;

/** The part of a definition a sheet is scored by. */
export interface ScoringRules {
  readonly programme: string;
  readonly standard: Standard;
  readonly round: RoundDefinition;
  readonly grading: Grading | undefined;
  readonly facts: IndicatorContext['facts'];
}

export interface SheetInputs extends Pick<IndicatorContext, 'class' | 'period' | 'docket' | 'appliedOn'> {
  readonly values: Values;
  readonly evidence: Readonly<Record<string, readonly EvidencePiece[]>>;
  readonly adjustments: readonly { readonly code: string; readonly times: number }[];
  /** When the subject entered, for ties. */
  readonly enteredAt: Instant;
}

/** The indicators a round asks of anybody, in the order of the definition. */
export function askedIndicators(standard: Standard, round: RoundDefinition): readonly Indicator[] {
  return indicatorsOf(standard.items).filter(({ code }) => isAsked(round, code));
}

export function indicatorsOf(nodes: readonly StandardNode[]): readonly Indicator[] {
  return nodes.flatMap((node) => (node.kind === 'component' ? indicatorsOf(node.items) : [node]));
}

function isAsked({ indicators }: RoundDefinition, code: string): boolean {
  return indicators === 'all' || indicators.includes(code);
}

/** What a node came to. */
interface Outcome {
  /** `null`: left out, or nothing can be said. */
  readonly met: boolean | null;
  readonly leftOut: boolean;
  readonly points: Rational | null;
  /** What the definition gives for it, of what the round asks. */
  readonly worth: Rational | null;
}

const HUNDRED = rational(100);

export function sheetResult(rules: ScoringRules, inputs: SheetInputs): SheetResult {
  const indicators: IndicatorResult[] = [];
  const components: ComponentResult[] = [];
  const outcomes = new Map<string, Outcome>();

  const visit = (node: StandardNode, worth: Rational | null): Outcome => {
    const outcome = node.kind === 'component' ? visitComponent(node, worth) : visitIndicator(node, worth);
    outcomes.set(node.code, outcome);
    return outcome;
  };
  const visitIndicator = (node: Indicator, worth: Rational | null): Outcome => {
    const result = indicatorResult(
      node,
      own(inputs.values, node.code) ?? null,
      contextOf(rules, inputs, node.code),
      worth,
    );
    indicators.push(result);
    const leftOut = !result.applicable && result.met === null;
    return { met: result.met, leftOut, points: result.points === null ? null : rational(result.points), worth };
  };
  const visitComponent = (node: Component, worth: Rational | null): Outcome => {
    const outcome = visitAll(node.items, worth);
    const { met, leftOut, points } = outcome;
    const of = leftOut ? null : outcome.worth;
    const floor = node.floor === undefined || leftOut ? null : reaches(node.floor, points, of) ? 'met' : 'missed';
    components.push({ code: node.code, met, points: points && exactOf(points), of: of && exactOf(of), floor });
    return outcome;
  };
  /** Those that are left out give their points to the others. */
  const visitAll = (nodes: readonly StandardNode[], given: Rational | null): Outcome => {
    const asked = nodes.filter((node) => isAskedAnywhere(rules.round, node));
    const worths = worthsOf(nodes, given);
    const parts = asked.map((node) => visit(node, worths.get(node.code) ?? null));
    const counted = parts.filter((part) => !part.leftOut);
    const leftOut = counted.length === 0;
    const met = leftOut ? null : counted.every((part) => part.met === true);
    const askedWorth = partOf(given, total(parts.map(({ worth }) => worth)), nominalOf(nodes, given));
    if (askedWorth === null) return { met, leftOut, points: null, worth: null };
    if (leftOut) return { met, leftOut, points: null, worth: askedWorth };
    const of = total(counted.map(({ worth }) => worth));
    if (of === null) return { met, leftOut, points: met === true ? askedWorth : ZERO, worth: askedWorth };
    const points = sum(counted.flatMap((part) => (part.points === null ? [] : [part.points])));
    return { met, leftOut, points: isZero(of) ? ZERO : over(times(points, askedWorth), of), worth: askedWorth };
  };

  const whole = visitAll(rules.standard.items, null);
  const adjustments = adjusted(rules.standard, inputs);
  const stars = rules.grading?.stars;
  const starred = (stars?.of ?? []).filter((code) => {
    const aspect = outcomes.get(code);
    return stars !== undefined && aspect !== undefined && reaches(stars.earns, aspect.points, aspect.worth);
  });
  const points = whole.points ?? (whole.worth && ZERO);
  return {
    indicators,
    components,
    adjustments,
    total: points && exactOf(plus(points, balance(adjustments))),
    of: whole.worth && exactOf(whole.worth),
    stars: stars === undefined ? null : starred.length,
    starred,
    requiredUnmet: indicatorsOf(rules.standard.items).flatMap((node) =>
      node.required === true && unmet(outcomes.get(node.code)) ? [node.code] : [],
    ),
    floorsMissed: components.flatMap(({ code, floor }) => (floor === 'missed' ? [code] : [])),
    vetoes: vetoed(rules, inputs, outcomes),
    met: askedByGrades(rules.grading).filter((code) => outcomes.get(code)?.met === true),
    tie: tieValues(rules, inputs, outcomes, adjustments),
  };
}

function own<Of>(members: Readonly<Record<string, Of>>, code: string): Of | undefined {
  return Object.hasOwn(members, code) ? members[code] : undefined;
}

function contextOf({ facts }: ScoringRules, inputs: SheetInputs, code: string): IndicatorContext {
  const { class: ofClass, period, docket, appliedOn, evidence } = inputs;
  return { class: ofClass, period, docket, facts, evidence: own(evidence, code) ?? [], appliedOn };
}

function unmet(outcome: Outcome | undefined): boolean {
  return outcome !== undefined && !outcome.leftOut && outcome.met !== true;
}

function isAskedAnywhere(round: RoundDefinition, node: StandardNode): boolean {
  return node.kind === 'component'
    ? node.items.some((item) => isAskedAnywhere(round, item))
    : isAsked(round, node.code);
}

/** What each of them is worth: its points, its weight in what is given, or what stands under it. */
function worthsOf(nodes: readonly StandardNode[], given: Rational | null): ReadonlyMap<string, Rational | null> {
  return new Map(
    nodes.map((node) => {
      const { points, weight } = node;
      if (points !== undefined) return [node.code, rational(points)];
      if (weight !== undefined) return [node.code, over(times(given ?? HUNDRED, rational(weight)), HUNDRED)];
      return [node.code, null];
    }),
  );
}

/** What all of them are worth, asked or not. */
function nominalOf(nodes: readonly StandardNode[], given: Rational | null): Rational | null {
  const worths = worthsOf(nodes, given);
  return total(
    nodes.map((node) => worths.get(node.code) ?? (node.kind === 'component' ? nominalOf(node.items, null) : null)),
  );
}

/** Of what is given, as much as is asked of it. */
function partOf(given: Rational | null, asked: Rational | null, nominal: Rational | null): Rational | null {
  if (given === null || asked === null) return asked ?? given;
  return nominal === null || isZero(nominal) ? given : over(times(given, asked), nominal);
}

/** `null` when none of them is worth anything. */
function total(worths: readonly (Rational | null)[]): Rational | null {
  const scored = worths.filter((worth) => worth !== null);
  return scored.length === 0 ? null : sum(scored);
}

type Reach = { readonly points: Bound } | { readonly share: Bound };

function reaches(reach: Reach, points: Rational | null, of: Rational | null): boolean {
  if (points === null || of === null) return false;
  if ('points' in reach) return holds(reach.points, points);
  return !isZero(of) && holds(reach.share, shareOf(points, of));
}

/** In points of 100. */
export function shareOf(points: Rational, of: Rational): Rational {
  return over(times(points, HUNDRED), of);
}

function adjusted({ adjustments }: Standard, inputs: SheetInputs): readonly AdjustmentResult[] {
  return (adjustments ?? []).flatMap(({ code, kind, each, atMost }) => {
    const count = inputs.adjustments.filter((given) => given.code === code).reduce((all, { times: n }) => all + n, 0);
    if (count === 0) return [];
    const [whole, most] = [times(rational(each), rational(count)), rational(atMost)];
    return [{ code, kind, times: count, points: exactOf(compare(whole, most) > 0 ? most : whole) }];
  });
}

function balance(adjustments: readonly AdjustmentResult[]): Rational {
  return adjustments.reduce((all, { kind, points }) => (kind === 'bonus' ? plus : minus)(all, rational(points)), ZERO);
}

function vetoed(
  { programme, standard, facts, round }: ScoringRules,
  { docket, period }: SheetInputs,
  outcomes: ReadonlyMap<string, Outcome>,
): readonly VetoResult[] {
  const byIndicator = askedIndicators(standard, round).flatMap(({ code, veto }): readonly VetoResult[] => {
    if (veto === undefined || outcomes.get(code)?.leftOut === true) return [];
    if (unmet(outcomes.get(code))) return [{ code, by: 'indicator', facts: [] }];
    if (veto.lookBack === undefined) return [];
    const findings = docket.filter(
      (fact): fact is FindingFact & { factId: string } =>
        fact.fact === 'finding' && fact.programme === programme && fact.indicator === code,
    );
    const found = within(findings, veto.lookBack, period.to);
    return found.length === 0 ? [] : [{ code, by: 'finding', facts: shown(found) }];
  });
  const byIncident = (standard.vetoes ?? []).flatMap(({ code, incidents, lookBack }): readonly VetoResult[] => {
    const found = within(countedIncidents(facts, docket, incidents), lookBack, period.to);
    return found.length === 0 ? [] : [{ code, by: 'incident', facts: shown(found) }];
  });
  return [...byIndicator, ...byIncident];
}

function askedByGrades(grading: Grading | undefined): readonly string[] {
  return [...new Set((grading?.grades ?? []).flatMap(({ when }) => when.met ?? []))];
}

/** The greater value is before the smaller one. */
function tieValues(
  { grading }: ScoringRules,
  { docket, period, enteredAt }: SheetInputs,
  outcomes: ReadonlyMap<string, Outcome>,
  adjustments: readonly AdjustmentResult[],
): readonly Exact[] {
  return (grading?.ranking?.tieBreaks ?? []).map((tieBreak): Exact => {
    switch (tieBreak.by) {
      case 'node':
        return exactOf(outcomes.get(tieBreak.code)?.points ?? ZERO);
      case 'bonus':
        return exactOf(balance(adjustments.filter(({ kind }) => kind === 'bonus')));
      case 'fewerComplaints':
        return 0 - verifiedInPeriod(docket, period);
      case 'earlierEntry':
        return 0 - Date.parse(enteredAt);
    }
  });
}

function verifiedInPeriod(docket: readonly KnownFact[], { from, to }: SheetInputs['period']): number {
  return verifiedComplaints(docket, null).filter(({ occurredOn }) => occurredOn >= from && occurredOn <= to).length;
}
