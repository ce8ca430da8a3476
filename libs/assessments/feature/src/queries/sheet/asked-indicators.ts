import { assessmentRulesOf, type ScoringRules } from '@gongjian/assessments-domain';
import type { StandardNode } from '@gongjian/plans-contracts';
import type { BilingualText } from '@gongjian/shared-kernel';

/** An indicator of the round, as a form or an explanation needs it. */
export interface AskedIndicator {
  readonly code: string;
  readonly kind: string;
  readonly names: BilingualText;
  readonly clause: string | null;
  readonly component: string | null;
  readonly required: boolean;
  readonly veto: boolean;
  readonly toldBy: 'person' | 'external' | 'survey' | 'facts';
  readonly evidence: readonly { readonly code: string; readonly names: BilingualText; readonly atLeast: number }[];
}

export function askedIndicatorsOf(rules: number, { standard, round }: ScoringRules): readonly AskedIndicator[] {
  const { askedIndicators, sourceOf } = assessmentRulesOf(rules);
  const components = componentsOf(standard.items, null);
  return askedIndicators(standard, round).map((indicator) => ({
    code: indicator.code,
    kind: indicator.kind,
    names: indicator.names,
    clause: indicator.clause ?? null,
    component: components.get(indicator.code) ?? null,
    required: indicator.required === true,
    veto: indicator.veto !== undefined,
    toldBy: sourceOf(indicator),
    evidence: (indicator.evidence ?? []).map(({ code, names, atLeast }) => ({ code, names, atLeast })),
  }));
}

function componentsOf(nodes: readonly StandardNode[], above: string | null): ReadonlyMap<string, string | null> {
  return new Map(
    nodes.flatMap((node): readonly (readonly [string, string | null])[] =>
      node.kind === 'component' ? [...componentsOf(node.items, node.code)] : [[node.code, above]],
    ),
  );
}
