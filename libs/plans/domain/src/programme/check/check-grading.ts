import type { Bar, Grading, PublishableDefinition } from '@gongjian/plans-contracts';
import { compare, isAsStrict, rational, sum, type Bound, type Rational } from '@gongjian/shared-kernel';
import { checkBound, checkCodes } from './check-bound.js';
import type { DefinitionParts } from './definition-parts.js';
import type { Say } from './faults.js';
import { isHigher } from './levels.js';
import { isPercent, PERCENT, RANK, reach, type Range } from './reach.js';

export function checkGrading(definition: PublishableDefinition, parts: DefinitionParts, say: Say): void {
  const { grading } = definition;
  if (grading === undefined) return;
  const nodes = [...parts.nodeByCode.keys()];
  const bonuses = (definition.standard?.adjustments ?? []).flatMap(({ kind, atMost }) =>
    kind === 'bonus' ? [rational(atMost)] : [],
  );
  const { stars, ranking, grades } = grading;
  if (stars !== undefined) {
    checkCodes(say, '/grading/stars/of', stars.of, nodes);
    if (parts.total === null) say('/grading/stars/earns', 'notScored');
    else if ('share' in stars.earns) checkBound(say, '/grading/stars/earns/share', stars.earns.share, PERCENT);
    else checkStarPoints(stars.of, stars.earns.points, parts, say);
  }
  (ranking?.tieBreaks ?? []).forEach((rule, index) => {
    const at = `/grading/ranking/tieBreaks/${index}`;
    if (rule.by === 'node') {
      if (!nodes.includes(rule.code)) say(`${at}/code`, 'codeUnknown', rule.code);
    } else if (rule.by === 'bonus' && definition.standard?.adjustments === undefined) {
      say(`${at}/by`, 'missing', 'adjustments');
    } else if (rule.by === 'fewerComplaints' && definition.facts?.complaints === undefined) {
      say(`${at}/by`, 'missing', 'complaints');
    }
  });
  if (ranking !== undefined) {
    if (parts.total === null) say('/grading/ranking', 'notScored');
    checkScope(ranking.within, '/grading/ranking/within', definition, say);
  }
  grades.forEach((grade, index) => {
    const at = `/grading/grades/${index}`;
    if (grade.code === 'none') say(`${at}/code`, 'reservedCode');
    if (grade.named === true && definition.award === undefined) say(`${at}/named`, 'gradeWithoutTitle');
    checkBar(grade.when, `${at}/when`, { grading, parts, bonuses }, say);
    checkQuota(grade.quota, at, grading, say);
    if (grade.quota !== undefined && 'per' in grade.quota) {
      checkScope(grade.quota.per, `${at}/quota/per`, definition, say);
    }
    const better = grades.slice(0, index).find(({ when, quota }) => quota === undefined && implies(grade.when, when));
    if (better !== undefined) say(`${at}/when`, 'gradeOrder', better.code);
  });
}

/** Counties are told apart above them, classes where there are some. */
function checkScope(
  scope: 'round' | 'class' | 'county' | 'town',
  at: string,
  { founding, subjects }: PublishableDefinition,
  say: Say,
): void {
  if (scope === 'class' && subjects.classes === undefined) say(at, 'missing', 'classes');
  if (scope === 'county' && !isHigher(founding.level, 'county')) say(at, 'noEffect');
}

function checkStarPoints(of: readonly string[], earns: Bound, parts: DefinitionParts, say: Say): void {
  const points = of.flatMap((code) => parts.nodeByCode.get(code)?.points ?? []);
  const never = points.some((most) => reach(earns, upTo(most)) === 'none');
  if (never) say('/grading/stars/earns/points', 'boundOutOfRange');
}

function upTo({ n, d }: { readonly n: bigint; readonly d: bigint }): Range {
  return { from: 0, to: { n: String(n), d: String(d) }, places: null };
}

function checkBar(
  bar: Bar,
  at: string,
  {
    grading,
    parts,
    bonuses,
  }: { readonly grading: Grading; readonly parts: DefinitionParts; readonly bonuses: readonly Rational[] },
  say: Say,
): void {
  if (bar.total !== undefined || bar.share !== undefined) {
    if (parts.total === null) say(at, 'notScored');
    else {
      if (bar.share !== undefined) checkBound(say, `${at}/share`, bar.share, PERCENT);
      if (bar.total !== undefined) {
        const reached = reach(bar.total, upTo(sum([parts.total, ...bonuses])));
        if (reached !== 'some') say(`${at}/total`, reached === 'none' ? 'gradeUnreachable' : 'boundOutOfRange');
      }
    }
  }
  if (bar.stars !== undefined) {
    const most = grading.stars?.of.length ?? 0;
    const range: Range = { from: 0, to: most, places: 0 };
    if (most === 0 || reach(bar.stars, range) === 'none') say(`${at}/stars`, 'gradeUnreachable');
    else checkBound(say, `${at}/stars`, bar.stars, range);
  }
  if (bar.rank !== undefined) {
    if (grading.ranking === undefined) say(`${at}/rank`, 'rankWithoutRanking');
    checkBound(say, `${at}/rank`, bar.rank, RANK);
  }
  if (bar.required === true && !parts.indicators.some(({ node }) => node.required === true)) {
    say(`${at}/required`, 'noEffect');
  }
  if (bar.floors === true && !parts.nodes.some(({ node }) => node.kind === 'component' && node.floor !== undefined)) {
    say(`${at}/floors`, 'noEffect');
  }
  checkCodes(say, `${at}/met`, bar.met ?? [], [...parts.nodeByCode.keys()]);
}

function checkQuota(quota: Grading['grades'][number]['quota'], at: string, grading: Grading, say: Say): void {
  if (quota === undefined) return;
  if (grading.ranking === undefined) say(`${at}/quota`, 'rankWithoutRanking');
  else if (grading.ranking.unbroken !== 'decided') say('/grading/ranking/unbroken', 'tieUnbroken');
  if ('share' in quota && (!isPercent(quota.share) || compare(rational(quota.share), rational(0)) === 0)) {
    say(`${at}/quota/share`, 'quotaShare');
  }
}

/** Whether everybody who clears `bar` clears `other` too. */
export function implies(bar: Bar, other: Bar): boolean {
  const bounds = ['total', 'share', 'stars', 'rank'] as const;
  return (
    bounds.every((name) => {
      const [mine, theirs] = [bar[name], other[name]];
      return theirs === undefined || (mine !== undefined && isAsStrict(mine, theirs));
    }) &&
    (other.required !== true || bar.required === true) &&
    (other.floors !== true || bar.floors === true) &&
    (other.met ?? []).every((code) => bar.met?.includes(code) === true)
  );
}
