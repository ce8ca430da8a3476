import type { ProgrammeDefinition, StandardNode } from '@gongjian/plans-contracts';
import type { Supports } from '@gongjian/plans-domain';
import { DomainError } from '@gongjian/shared-kernel';

/** @throws DomainError TASK.INDICATOR_UNKNOWN */
export function requireIndicators(definition: ProgrammeDefinition, supports: Supports | undefined): void {
  if (supports === undefined) return;
  const unknown = unknownIndicators(definition, supports.indicators);
  if (unknown.length > 0) throw indicatorUnknown(unknown);
}

/** Those that the standard does not have. */
export function unknownIndicators({ standard }: ProgrammeDefinition, indicators: readonly string[]): readonly string[] {
  const known = new Set(indicatorsOf(standard?.items ?? []));
  return indicators.filter((code) => !known.has(code));
}

function indicatorsOf(nodes: readonly StandardNode[]): readonly string[] {
  return nodes.flatMap((node) => (node.kind === 'component' ? indicatorsOf(node.items) : [node.code]));
}

function indicatorUnknown(indicators: readonly string[]): DomainError {
  return new DomainError(
    'TASK.INDICATOR_UNKNOWN',
    'invalid',
    {
      zh: `项目标准里没有这些指标：${indicators.join('、')}。`,
      en: `The programme's standard has no such indicators: ${indicators.join(', ')}.`,
    },
    { indicators },
  );
}
