import { refusesCancellingBatch, type BatchRow } from '@gongjian/awards-domain';
import type { Principal } from '@gongjian/shared-access';
import { notFound } from '@gongjian/shared-event-sourcing';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { ReadModels, type ListFilter } from '@gongjian/shared-projections';
import { PossibleActs, RecordReader, type OpenedRow } from '@gongjian/shared-records';
import { oneQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { mayCancelBatch } from '../../titles/batch-resource.js';
import { batchProjection, titleProjection } from '../../titles/title-projections.js';
import { bulkSignaturesAnswer, type BulkSignaturesAnswer } from './bulk-signatures.answer.js';

const PAGE = 200;

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles/bulk-signatures')
export class BulkSignaturesController {
  constructor(
    private readonly reader: RecordReader,
    private readonly acts: PossibleActs,
    private readonly models: ReadModels,
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
    const scope = await this.reader.scope(principal, 'title.read');
    const { row, revision, position, day } = await this.reader.one(
      batchProjection,
      { principal, id, after, asOf: asOf ?? null },
      { action: 'title.read', resource: { divisionId: someDivisionOf(scope) } },
    );
    const { parts: _parts, ...whole } = row;
    const batch = scope.length === 0 ? whole : await this.within(scope, principal.tenant, whole);
    const cancel = { ...mayCancelBatch(batch), refuses: () => refusesCancellingBatch(batch) };
    const may = asOf === undefined ? this.acts.of(principal, cancel.resource, day, { cancel }) : null;
    const answer = { ...batch, revision: String(revision), total: batch.ordered.items.length, may };
    return served(reply, answer, { revision, position });
  }

  /** What it says of the titles that the reader may see. @throws DomainError RESOURCE.NOT_FOUND when it is none */
  private async within<Batch extends Pick<OpenedRow<BatchRow>, 'ordered' | 'done' | 'failed'>>(
    anyOf: readonly ListFilter[],
    tenant: string,
    batch: Batch,
  ): Promise<Batch> {
    const ids = batch.ordered.items.map(({ titleId }) => titleId);
    const seen = new Set<string>();
    for (let at = 0; at < ids.length; at += PAGE) {
      const where = { id: { in: ids.slice(at, at + PAGE) } };
      const { rows } = await this.models.list(titleProjection, tenant, { where, anyOf, limit: PAGE });
      for (const { row } of rows) seen.add(row.id);
    }
    if (seen.size === 0) throw notFound();
    const { ordered, done, failed } = batch;
    return {
      ...batch,
      ordered: { ...ordered, items: ordered.items.filter(({ titleId }) => seen.has(titleId)) },
      done: done.filter((titleId) => seen.has(titleId)),
      failed: failed.filter(({ titleId }) => seen.has(titleId)),
    };
  }
}

/** Who reads titles in some divisions only is asked about one of them here; which titles, the scope says. */
function someDivisionOf([first]: readonly ListFilter[]): string | undefined {
  const division = first?.['division_id']?.in?.[0];
  return division === undefined ? undefined : String(division);
}
