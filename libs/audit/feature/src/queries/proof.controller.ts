import {
  formatTlogProof,
  inclusionProof,
  leafHash,
  leafV1,
  parseCheckpoint,
  parseNote,
  verifyInclusion,
} from '@gongjian/audit-log';
import type { Principal } from '@gongjian/shared-access';
import { notFound } from '@gongjian/shared-event-sourcing';
import { CurrentPrincipal, Reply, text, uuid, type FastifyReply } from '@gongjian/shared-http';
import { DomainError } from '@gongjian/shared-kernel';
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { PublishedLeaves } from '../published-leaves.js';
import { TreeFiles } from '../tree-files.js';
import { TreeReading, type Leaf, type PublishedCheckpoint } from '../tree-reading.js';
import type { TreeName } from '../tree-name.js';
import { leafCount, treeNumber, TreeReaders } from '../tree-route.js';

const eventQuery = z.strictObject({ stream: text(512), revision: leafCount() });
type EventQuery = z.output<typeof eventQuery>;

@ApiTags('可验证日志 Transparency log')
@Controller('api/audit/v1/trees/:tenant/:number/proofs')
export class ProofController {
  constructor(
    private readonly trees: TreeReading,
    private readonly leaves: PublishedLeaves,
    private readonly files: TreeFiles,
    private readonly readers: TreeReaders,
  ) {}

  @Get()
  @ApiOperation({ summary: '一条事件的证明文件（.tlog-proof） Evidence that an event is in the log' })
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  async ofEvent(
    @Param('tenant', { schema: uuid() }) tenant: string,
    @Param('number', { schema: treeNumber() }) number: number,
    @Query({ schema: eventQuery }) { stream, revision }: EventQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
  ): Promise<StreamableFile> {
    this.readers.require(principal, { tenant });
    const tree = { tenant, number };
    const checkpoint = await this.trees.published(tree);
    const leaf = await this.leaves.of(tree, checkpoint.size, stream, BigInt(revision));
    if (leaf === null) throw notFound();
    return this.proof(tree, checkpoint, leaf, reply);
  }

  @Get(':seq')
  @ApiOperation({ summary: '一个叶子的证明文件（.tlog-proof） Evidence that a leaf is in the log' })
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  async ofLeaf(
    @Param('tenant', { schema: uuid() }) tenant: string,
    @Param('number', { schema: treeNumber() }) number: number,
    @Param('seq', { schema: leafCount() }) seq: number,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
  ): Promise<StreamableFile> {
    this.readers.require(principal, { tenant });
    const tree = { tenant, number };
    const checkpoint = await this.trees.published(tree);
    if (seq < checkpoint.size) {
      const leaf = await this.leaves.at(tree, checkpoint.size, seq);
      if (leaf === null) throw notAsSigned(seq);
      return this.proof(tree, checkpoint, leaf, reply);
    }
    for await (const leaf of this.trees.leaves(tree, seq, seq + 1)) throw notPublishedYet(leaf.seq, checkpoint.size);
    throw notFound();
  }

  private async proof(
    tree: TreeName,
    { size, note }: PublishedCheckpoint,
    { seq, event }: Leaf,
    reply: FastifyReply,
  ): Promise<StreamableFile> {
    if (seq >= size) throw notPublishedYet(seq, size);
    const proof = await inclusionProof(seq, size, this.files.hashes(tree, size));
    const checkpoint = Buffer.from(note, 'utf8');
    const { root } = parseCheckpoint(parseNote(checkpoint).text);
    const hash = leafHash(leafV1(seq, event));
    if (!verifyInclusion({ index: seq, size, leafHash: hash, root, proof })) throw notAsSigned(seq);
    reply.header('Cache-Control', 'private, no-store');
    return new StreamableFile(formatTlogProof({ index: seq, hashes: proof, checkpoint }), {
      type: 'text/plain; charset=utf-8',
      disposition: `attachment; filename="${tree.tenant}-${tree.number}-${seq}.tlog-proof"`,
    });
  }
}

function notPublishedYet(seq: number, size: number): DomainError {
  return new DomainError(
    'AUDIT.NOT_PUBLISHED_YET',
    'conflict',
    {
      zh: `这条事件是第 ${seq} 个叶子，已公布的检查点只到 ${size}，请几秒后再试。`,
      en: `The event is leaf ${seq}; the published checkpoint covers ${size}. Try again in a few seconds.`,
    },
    { seq, size },
  );
}

/** The event, a tile or the checkpoint was changed: nothing can be proved, and that is to be told. */
function notAsSigned(seq: number): DomainError {
  return new DomainError(
    'AUDIT.NOT_AS_SIGNED',
    'conflict',
    {
      zh: `第 ${seq} 个叶子的事件与已签名的检查点不符，日志或其分块可能被改动，请立即核查。`,
      en: `The event of leaf ${seq} is not the one that was signed for: the log or its tiles may have been altered.`,
    },
    { seq },
  );
}
