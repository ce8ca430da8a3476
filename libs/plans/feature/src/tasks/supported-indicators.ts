import type { ProgrammeDefinition, StandardNode } from '@gongjian/plans-contracts';
import type { Supports } from '@gongjian/plans-domain';
import { DomainError } from '@gongjian/shared-kernel';

/** @throws DomainError TASK.INDICATOR_UNKNOWN */
export function requireIndicators({ standard }: ProgrammeDefinition, supports: Supports | undefined): void {
  if (supports === undefined) return;
  const known = new Set(indicatorsOf(standard?.items ?? []));
  const unknown = supports.indicators.filter((code) => !known.has(code));
  if (unknown.length > 0) throw indicatorUnknown(unknown);
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
