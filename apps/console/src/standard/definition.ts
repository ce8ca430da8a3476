import type { Grading, Indicator, ProgrammeDefinition, StandardNode } from '@gongjian/plans-contracts';

export interface Named {
  readonly zh: string;
  readonly en: string;
}

export type { Indicator };
export type Component = Extract<StandardNode, { readonly kind: 'component' }>;
export type Round = NonNullable<ProgrammeDefinition['rounds']>[number];
export type Adjustment = NonNullable<NonNullable<ProgrammeDefinition['standard']>['adjustments']>[number];

/** A programme version as assessment shows it: everything by its code. */
export interface Standard {
  readonly names: Named;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly components: ReadonlyMap<string, Component>;
  /** Of whatever has a code: nodes, items, groups, grades, rounds, adjustments, vetoes, kinds of facts. */
  readonly namesOf: ReadonlyMap<string, Named>;
  readonly rounds: readonly Round[];
  readonly adjustments: readonly Adjustment[];
  readonly grading: Grading | null;
  readonly classes: ReadonlyMap<string, Named>;
}

export function readStandard(definition: ProgrammeDefinition): Standard {
  const { standard, rounds = [], grading, facts, subjects } = definition;
  const nodes = (standard?.items ?? []).flatMap(withBelow);
  const named = [
    ...nodes,
    ...(standard?.vetoes ?? []),
    ...(standard?.adjustments ?? []),
    ...(grading?.grades ?? []),
    ...rounds,
    ...(facts?.incidents ?? []),
    ...(facts?.complaints?.kinds ?? []),
  ];
  return {
    names: definition.names,
    indicators: new Map(nodes.flatMap((node) => (node.kind === 'component' ? [] : [[node.code, node] as const]))),
    components: new Map(nodes.flatMap((node) => (node.kind === 'component' ? [[node.code, node] as const] : []))),
    namesOf: new Map(named.map(({ code, names }) => [code, names])),
    rounds,
    adjustments: standard?.adjustments ?? [],
    grading: grading ?? null,
    classes: new Map((subjects?.classes ?? []).map(({ code, names }) => [code, names])),
  };
}

function withBelow(node: StandardNode): readonly StandardNode[] {
  return node.kind === 'component' ? [node, ...node.items.flatMap(withBelow)] : [node];
}

/** The name a code has there; a code nobody knows stands as it is, and until the standard has been read none does. */
export function nameOf(standard: Standard | undefined, code: string, language: 'zh' | 'en'): string {
  if (code === 'none') return language === 'zh' ? '未达标' : 'No grade';
  if (standard === undefined) return '…';
  return standard.namesOf.get(code)?.[language] ?? code;
}

/** The aspects that earn stars, in the order of the standard; none where there are no stars. */
export function starAspects({ grading, namesOf }: Standard): readonly string[] {
  return (grading?.stars?.of ?? []).filter((code) => namesOf.has(code));
}
