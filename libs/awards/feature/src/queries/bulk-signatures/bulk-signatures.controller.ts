import { refusesCancellingBatch } from '@gongjian/awards-domain';
import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { PossibleActs, RecordReader } from '@gongjian/shared-records';
import { oneQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { mayCancelBatch } from '../../titles/batch-resource.js';
import { batchProjection } from '../../titles/title-projections.js';
import { bulkSignaturesAnswer, type BulkSignaturesAnswer } from './bulk-signatures.answer.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles/bulk-signatures')
export class BulkSignaturesController {
  constructor(
    private readonly reader: RecordReader,
    private readonly acts: PossibleActs,
  ) {}

  @Get(':id')
  @ApiOperation({ summary: '批量签署的进度 How far many signatures have come' })
  @ApiOkResponse({ standardSchema: bulkSignaturesAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<BulkSignaturesAnswer> {
    const { row, revision, position, day } = await this.reader.one(
      batchProjection,
      { principal, id, after, asOf: asOf ?? null },
      { action: 'title.read', resource: {} },
    );
    const { parts: _parts, ...batch } = row;
    const cancel = { ...mayCancelBatch(batch), refuses: () => refusesCancellingBatch(batch) };
    const may = asOf === undefined ? this.acts.of(principal, cancel.resource, day, { cancel }) : null;
    const answer = { ...batch, revision: String(revision), total: batch.ordered.items.length, may };
    return served(reply, answer, { revision, position });
  }
}
