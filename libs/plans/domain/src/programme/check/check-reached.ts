import type { Bar, Grading, PublishableDefinition, RoundDefinition } from '@gongjian/plans-contracts';
import { rational, sum, type Rational } from '@gongjian/shared-kernel';
import type { DefinitionParts } from './definition-parts.js';
import type { Say } from './faults.js';
import { reach } from './reach.js';

/** Whether rounds ask what the grades that come of them need. */
export function checkReached(definition: PublishableDefinition, parts: DefinitionParts, say: Say): void {
  const { grading } = definition;
  const rounds = (definition.rounds ?? []).map((round, index): Asking => ({
    round,
    at: `/rounds/${index}/indicators`,
    asked: askedBy(round, parts),
  }));
  if (grading === undefined || rounds.length === 0) return;
  const all = new Set(parts.indicators.map(({ node }) => node.code));
  const reaches = ({ round, asked }: Pick<Asking, 'round' | 'asked'>, when: Bar): boolean =>
    mayReach(when, asked, { round, grading, definition, parts });
  const missing = new Set<string>();
  grading.grades.forEach(({ when, named }, index) => {
    const leading = rounds.filter(({ round }) => named !== true || round.decides);
    const reached = leading.filter((each) => reaches(each, when));
    const possible = leading.some(({ round }) => reaches({ round, asked: all }, when));
    if (possible && reached.length === 0) say(`/grading/grades/${index}/when`, 'gradeNotAsked');
    if (named !== true || when.required !== true) return;
    for (const { at, asked } of reached) {
      for (const { node } of parts.indicators) {
        const place = `${at} ${node.code}`;
        if (node.required !== true || asked.has(node.code) || missing.has(place)) continue;
        missing.add(place);
        say(at, 'requiredNotAsked', node.code);
      }
    }
  });
  const deciding = rounds.filter(({ round }) => round.decides);
  for (const { node, pointer } of parts.indicators) {
    if (deciding.length === 0 || deciding.some(({ asked }) => asked.has(node.code))) continue;
    for (const member of ['required', 'veto'] as const) {
      const isSaid = member === 'required' && [...missing].some((place) => place.endsWith(` ${node.code}`));
      if (node[member] !== undefined && !isSaid) say(`${pointer}/${member}`, 'requiredNotAsked', node.code);
    }
  }
}

interface Asking {
  readonly round: RoundDefinition;
  readonly at: string;
  readonly asked: ReadonlySet<string>;
}

/** A summary asks what the rounds ask that it sums up. */
function askedBy(round: RoundDefinition, { rounds, indicators }: DefinitionParts): ReadonlySet<string> {
  const seen = new Set<RoundDefinition>();
  let source = round;
  while (source.summarises !== undefined && !seen.has(source)) {
    seen.add(source);
    source = rounds.get(source.summarises.round) ?? source;
  }
  return new Set(source.indicators === 'all' ? indicators.map(({ node }) => node.code) : source.indicators);
}

function mayReach(
  { met, stars, total }: Bar,
  asked: ReadonlySet<string>,
  {
    round,
    grading,
    definition,
    parts,
  }: {
    readonly round: RoundDefinition;
    readonly grading: Grading;
    readonly definition: PublishableDefinition;
    readonly parts: DefinitionParts;
  },
): boolean {
  const isAsked = (code: string): boolean => {
    const at = parts.nodeByCode.get(code)?.pointer;
    return parts.indicators.some(
      ({ node, pointer }) => asked.has(node.code) && at !== undefined && `${pointer}/`.startsWith(`${at}/`),
    );
  };
  if (met !== undefined && !met.every(isAsked)) return false;
  const most = (grading.stars?.of ?? []).filter(isAsked).length;
  if (stars !== undefined && reach(stars, { from: 0, to: most, places: 0 }) === 'none') return false;
  if (total === undefined || round.summarises?.method === 'sum') return true;
  const { n, d } = mostPoints(asked, definition, parts);
  return reach(total, { from: 0, to: { n: String(n), d: String(d) }, places: null }) !== 'none';
}

function mostPoints(asked: ReadonlySet<string>, { standard }: PublishableDefinition, parts: DefinitionParts): Rational {
  const points = parts.indicators.flatMap(({ node, points: worth }) =>
    worth !== null && asked.has(node.code) ? [worth] : [],
  );
  const bonuses = (standard?.adjustments ?? []).flatMap(({ kind, atMost }) =>
    kind === 'bonus' ? [rational(atMost)] : [],
  );
  return sum([...points, ...bonuses]);
}
