import type { Indicator, ProgrammeDefinition, StandardNode } from '@gongjian/plans-contracts';

/** Every indicator of the standard, in its order. */
export function indicatorsOf(definition: Pick<ProgrammeDefinition, 'standard'>): readonly Indicator[] {
  return (definition.standard?.items ?? []).flatMap(below);
}

function below(node: StandardNode): readonly Indicator[] {
  return node.kind === 'component' ? node.items.flatMap(below) : [node];
}

export function indicatorOf(
  definition: Pick<ProgrammeDefinition, 'standard'> | undefined,
  code: string,
): Indicator | undefined {
  return definition === undefined ? undefined : indicatorsOf(definition).find((indicator) => indicator.code === code);
}
