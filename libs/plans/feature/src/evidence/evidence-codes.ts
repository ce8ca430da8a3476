import type { StandardNode } from '@gongjian/plans-contracts';
import { DomainError } from '@gongjian/shared-kernel';
import type { Write } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { PublishedProgrammes } from '../programmes/published-programmes.js';

/** A piece that says which evidence it is says one that the indicators it supports ask for. */
@Injectable()
export class EvidenceCodes {
  constructor(private readonly programmes: PublishedProgrammes) {}

  /** @throws DomainError EVIDENCE.CODE_UNKNOWN */
  async require(
    { principal }: Write,
    { programme, version }: { readonly programme: string; readonly version: number },
    indicators: readonly string[],
    evidence: readonly { readonly code?: string | undefined }[],
  ): Promise<void> {
    const codes = evidence.flatMap(({ code }) => (code === undefined ? [] : [code]));
    if (codes.length === 0) return;
    const { definition } = await this.programmes.require(principal.tenant, programme, version);
    const asked = askedBy(definition.standard?.items ?? [], indicators);
    const unknown = [...new Set(codes)].filter((code) => !asked.includes(code));
    if (unknown.length > 0) throw codeUnknown(unknown, asked);
  }
}

function askedBy(nodes: readonly StandardNode[], indicators: readonly string[]): readonly string[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'component') return askedBy(node.items, indicators);
    return indicators.includes(node.code) ? (node.evidence ?? []).map(({ code }) => code) : [];
  });
}

function codeUnknown(codes: readonly string[], asked: readonly string[]): DomainError {
  return new DomainError(
    'EVIDENCE.CODE_UNKNOWN',
    'invalid',
    {
      zh: `所支持的指标不需要这些材料：${codes.join('、')}。`,
      en: `The indicators it supports ask for no such evidence: ${codes.join(', ')}.`,
    },
    { codes, asked },
  );
}
