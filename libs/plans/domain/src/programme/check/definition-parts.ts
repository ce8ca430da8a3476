import type { Indicator, PublishableDefinition, StandardNode } from '@gongjian/plans-contracts';
import { over, rational, sum, times, type Rational } from '@gongjian/shared-kernel';

export interface PlacedNode {
  readonly node: StandardNode;
  readonly pointer: string;
  readonly depth: number;
  /** What it counts for in all; `null` where it is not scored or that cannot be told. */
  readonly points: Rational | null;
}

export interface PlacedIndicator extends PlacedNode {
  readonly node: Indicator;
}

/** What the members of a definition may refer to. */
export interface DefinitionParts {
  readonly nodes: readonly PlacedNode[];
  readonly indicators: readonly PlacedIndicator[];
  readonly nodeByCode: ReadonlyMap<string, PlacedNode>;
  /** Of the whole standard; `null` when it is not scored. */
  readonly total: Rational | null;
  readonly classes: readonly string[];
  readonly incidents: readonly string[];
  readonly complaintKinds: readonly string[];
  readonly rounds: ReadonlyMap<string, NonNullable<PublishableDefinition['rounds']>[number]>;
  readonly grades: readonly string[];
}

const HUNDRED = rational(100);

export function partsOf(
  definition: Pick<PublishableDefinition, 'standard' | 'subjects' | 'facts' | 'rounds' | 'grading'>,
): DefinitionParts {
  const items = definition.standard?.items ?? [];
  const total = totalOf(items);
  const nodes = placed(items, '/standard/items', 1, total);
  return {
    nodes,
    indicators: nodes.filter((each): each is PlacedIndicator => each.node.kind !== 'component'),
    nodeByCode: new Map(nodes.map((each) => [each.node.code, each])),
    total,
    classes: (definition.subjects.classes ?? []).map(({ code }) => code),
    incidents: (definition.facts?.incidents ?? []).map(({ code }) => code),
    complaintKinds: (definition.facts?.complaints?.kinds ?? []).map(({ code }) => code),
    rounds: new Map((definition.rounds ?? []).map((round) => [round.code, round])),
    grades: (definition.grading?.grades ?? []).map(({ code }) => code),
  };
}

function totalOf(items: readonly StandardNode[]): Rational | null {
  if (items.length === 0) return null;
  if (items.every(({ weight }) => weight !== undefined)) return HUNDRED;
  const points = items.map((item) => item.points);
  return points.some((each) => each === undefined) ? null : sum(points.map((each) => rational(each ?? 0)));
}

function placed(
  items: readonly StandardNode[],
  at: string,
  depth: number,
  whole: Rational | null,
): readonly PlacedNode[] {
  return items.flatMap((node, index) => {
    const pointer = `${at}/${index}`;
    const points = pointsOf(node, whole);
    const own: PlacedNode = { node, pointer, depth, points };
    return node.kind === 'component' ? [own, ...placed(node.items, `${pointer}/items`, depth + 1, points)] : [own];
  });
}

function pointsOf({ points, weight }: StandardNode, whole: Rational | null): Rational | null {
  if (points !== undefined) return rational(points);
  return weight === undefined || whole === null ? null : over(times(whole, rational(weight)), HUNDRED);
}
