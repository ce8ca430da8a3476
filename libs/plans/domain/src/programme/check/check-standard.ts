import type { Indicator, PublishableDefinition, StandardNode } from '@gongjian/plans-contracts';
import { compare, rational, sum, type Bound, type Exact, type Rational } from '@gongjian/shared-kernel';
import { checkBound, checkClasses, checkCodes, eachOf } from './check-bound.js';
import type { DefinitionParts, PlacedIndicator } from './definition-parts.js';
import type { Say } from './faults.js';
import { COUNT, isPercent, overlap, PERCENT, placesOf, type Range } from './reach.js';

const MAX_DEPTH = 4;

export function checkStandard(definition: PublishableDefinition, parts: DefinitionParts, say: Say): void {
  const { standard } = definition;
  if (standard === undefined) {
    for (const member of ['rounds', 'grading'] as const) {
      if (definition[member] !== undefined) say(`/${member}`, 'standardMissing');
    }
    return;
  }
  checkSiblings(standard.items, '/standard/items', null, say);
  for (const { node, pointer, depth } of parts.nodes) {
    if (depth > MAX_DEPTH) say(pointer, 'depth');
    if (node.kind !== 'component') continue;
    checkSiblings(node.items, `${pointer}/items`, node, say);
    if (node.floor === undefined) continue;
    if (parts.total === null) say(`${pointer}/floor`, 'notScored');
    else if ('share' in node.floor) checkBound(say, `${pointer}/floor/share`, node.floor.share, PERCENT);
    else checkBound(say, `${pointer}/floor/points`, node.floor.points, upTo(parts.nodeByCode.get(node.code)?.points));
  }
  for (const placed of parts.indicators) {
    checkShared(placed, parts, say);
    checkKind(placed, parts, say);
    checkScoring(placed, say);
  }
  (standard.vetoes ?? []).forEach(({ incidents }, index) =>
    checkCodes(say, `/standard/vetoes/${index}/incidents`, incidents, parts.incidents),
  );
  if (standard.adjustments !== undefined && parts.total === null) say('/standard/adjustments', 'notScored');
}

function checkSiblings(items: readonly StandardNode[], at: string, parent: StandardNode | null, say: Say): void {
  const points = items.flatMap((item) => (item.points === undefined ? [] : [rational(item.points)]));
  const weights = items.flatMap((item) => (item.weight === undefined ? [] : [rational(item.weight)]));
  const scored = parent === null || parent.points !== undefined || parent.weight !== undefined;
  const whole = [points.length, weights.length].filter((count) => count > 0);
  const even = whole.length <= 1 && (whole[0] ?? items.length) === items.length;
  if (!even || (parent !== null && scored !== whole.length > 0)) say(at, 'pointsMixed');
  else if (weights.length > 0 && compare(sum(weights), rational(100)) !== 0) say(at, 'weightsSum');
  else if (points.length > 0 && parent?.points !== undefined && compare(sum(points), rational(parent.points)) !== 0) {
    say(at, 'pointsSum');
  }
}

function upTo(points: Rational | null | undefined): Range {
  return points == null
    ? { from: 0, places: null }
    : { from: 0, to: { n: String(points.n), d: String(points.d) }, places: null };
}

function askedOf(indicator: Indicator, parts: DefinitionParts): readonly string[] {
  return indicator.classes ?? parts.classes;
}

function checkShared({ node, pointer }: PlacedIndicator, parts: DefinitionParts, say: Say): void {
  (node.classes ?? []).forEach((code, index) => {
    if (!parts.classes.includes(code)) say(`${pointer}/classes/${index}`, 'classUnknown', code);
  });
  if (node.notApplicable?.by === 'class' && node.classes === undefined) say(`${pointer}/notApplicable/by`, 'noEffect');
  (node.evidence ?? []).forEach(({ window }, index) => {
    if (node.kind !== 'pastYears') return;
    const covered =
      (window.of === 'pastYears' && window.years >= node.years) ||
      (window.of === 'days' && window.days >= node.years * 366);
    if (!covered) say(`${pointer}/evidence/${index}/window`, 'evidenceWindow');
  });
}

function checkKind({ node, pointer }: PlacedIndicator, parts: DefinitionParts, say: Say): void {
  const range = rangeOf(node);
  if ('bound' in node && node.bound !== undefined) {
    checkClasses(say, `${pointer}/bound`, node.bound, askedOf(node, parts));
    for (const [at, bound] of eachOf<Bound>(node.bound, `${pointer}/bound`)) checkBound(say, at, bound, range);
  }
  switch (node.kind) {
    case 'checklist':
      checkBound(say, `${pointer}/need`, node.need, range);
      break;
    case 'count':
      if (node.periods !== 'every') checkBound(say, `${pointer}/periods`, node.periods, COUNT);
      break;
    case 'score':
      if (compare(rational(node.from), rational(node.to)) >= 0) say(`${pointer}/to`, 'scoreRange');
      for (const end of ['from', 'to'] as const) checkPlaces(node[end], node.places, `${pointer}/${end}`, say);
      break;
    case 'judged':
      checkClasses(say, `${pointer}/expects`, node.expects, askedOf(node, parts));
      (node.options ?? []).forEach(({ share }, index) => {
        if (!isPercent(share)) say(`${pointer}/options/${index}/share`, 'percentRange');
      });
      break;
    case 'facts':
      checkCodes(say, `${pointer}/kinds`, node.kinds, node.of === 'incidents' ? parts.incidents : parts.complaintKinds);
      break;
    default:
  }
}

function checkPlaces(value: Exact, places: number, pointer: string, say: Say): void {
  if ((placesOf(value) ?? Infinity) > places) say(pointer, 'places', String(places));
}

/** The values an indicator can have. */
function rangeOf(indicator: Indicator): Range {
  switch (indicator.kind) {
    case 'checklist':
      return { from: 0, to: indicator.items.length, places: 0 };
    case 'number':
      return { places: indicator.places };
    case 'score':
      return { from: indicator.from, to: indicator.to, places: indicator.places };
    case 'rate':
    case 'survey':
      return PERCENT;
    case 'external':
      if (indicator.of === 'rate') return PERCENT;
      return { ...(indicator.of === 'score' && { from: 0 }), places: indicator.places };
    case 'pastYears':
      return indicator.of === 'rate' ? PERCENT : { places: null };
    case 'count':
    case 'facts':
      return COUNT;
    default:
      return { places: null };
  }
}

const NUMERIC = new Set<Indicator['kind']>([
  'checklist',
  'number',
  'rate',
  'score',
  'count',
  'pastYears',
  'survey',
  'external',
  'facts',
]);

function checkScoring({ node, pointer, points }: PlacedIndicator, say: Say): void {
  const { scoring } = node;
  if (scoring === undefined) return;
  const at = `${pointer}/scoring`;
  if (points === null) {
    say(at, 'scoringWithoutPoints');
    return;
  }
  if (scoring.by === 'value' && node.kind !== 'score' && !(node.kind === 'external' && node.of === 'score')) {
    say(`${at}/by`, 'scoringKind');
  }
  if ((scoring.by === 'bands' || scoring.by === 'proportion') && !NUMERIC.has(node.kind))
    say(`${at}/by`, 'scoringKind');
  if (scoring.by !== 'bands') return;
  const range = rangeOf(node);
  const above = (value: Exact): boolean => compare(rational(value), points) > 0;
  scoring.bands.forEach(({ bound, points: given }, index) => {
    const band = `${at}/bands/${index}`;
    checkBound(say, `${band}/bound`, bound, range);
    const before = scoring.bands[index - 1];
    if (before !== undefined && compare(rational(before.points), rational(given)) < 0)
      say(`${band}/points`, 'bandsOrder');
    if (above(given)) say(`${band}/points`, 'bandAbovePoints');
    if (scoring.bands.slice(0, index).some((other) => overlap(other.bound, bound)))
      say(`${band}/bound`, 'bandsOverlap');
  });
  if (above(scoring.otherwise)) say(`${at}/otherwise`, 'bandAbovePoints');
}
