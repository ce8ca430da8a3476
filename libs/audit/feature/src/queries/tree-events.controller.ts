import type { Principal } from '@gongjian/shared-access';
import { CurrentPrincipal, Reply, uuid, type FastifyReply } from '@gongjian/shared-http';
import { canonicalJson } from '@gongjian/shared-kernel';
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { TreeReading, type Leaf } from '../tree-reading.js';
import { leafCount, treeNumber, TreeReaders } from '../tree-route.js';

const MOST_EVENTS = 5_000;
const LINES = 64;

const eventsQuery = z.strictObject({
  from: leafCount().default(0),
  limit: leafCount()
    .default(1_000)
    .refine((limit) => limit >= 1 && limit <= MOST_EVENTS, {
      params: { code: 'OUT_OF_RANGE', zh: `应为 1 至 ${MOST_EVENTS}。`, en: `1 to ${MOST_EVENTS}.` },
    }),
});
type EventsQuery = z.output<typeof eventsQuery>;

@ApiTags('可验证日志 Transparency log')
@Controller('api/audit/v1/trees/:tenant/:number/events')
export class TreeEventsController {
  constructor(
    private readonly trees: TreeReading,
    private readonly readers: TreeReaders,
  ) {}

  @Get()
  @ApiOperation({
    summary: '叶子所指的事件，按序，原样（NDJSON） The events behind published leaves, in order, byte for byte',
  })
  @ApiOkResponse({ content: { 'application/x-ndjson': { schema: { type: 'string' } } } })
  async events(
    @Param('tenant', { schema: uuid() }) tenant: string,
    @Param('number', { schema: treeNumber() }) number: number,
    @Query({ schema: eventsQuery }) { from, limit }: EventsQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
  ): Promise<StreamableFile> {
    this.readers.require(principal, { tenant });
    const { size } = await this.trees.published({ tenant, number });
    const leaves = this.trees.leaves({ tenant, number }, from, Math.min(from + limit, size));
    reply.header('Cache-Control', 'private, no-store');
    return new StreamableFile(Readable.from(linesOf(leaves)), { type: 'application/x-ndjson' });
  }
}

async function* linesOf(leaves: AsyncIterable<Leaf>): AsyncGenerator<Buffer> {
  let lines: string[] = [];
  for await (const { seq, event } of leaves) {
    const { data, id, metadata, revision, stream, type } = event;
    lines.push(`${canonicalJson({ data, id, metadata, revision: Number(revision), seq, stream, type })}\n`);
    if (lines.length < LINES) continue;
    yield Buffer.from(lines.join(''), 'utf8');
    lines = [];
  }
  if (lines.length > 0) yield Buffer.from(lines.join(''), 'utf8');
}
