import type { CandidateRow } from '@gongjian/awards-domain';
import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { ReadModels, type ProjectedRow } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import type { PageAnswer } from '@gongjian/shared-records/answers';
import { page } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { candidateProjection, slateProjection } from '../../notice-projections.js';
import { slateCandidatesAnswer, type SlateCandidatesItem } from './slate-candidates.answer.js';

const slateCandidatesQuery = z.strictObject(page);
type SlateCandidatesQuery = z.output<typeof slateCandidatesQuery>;

@ApiTags('建议名单 Lists of candidates')
@Controller('api/awards/v1/slates')
export class SlateCandidatesController {
  constructor(
    private readonly models: ReadModels,
    private readonly reader: RecordReader,
  ) {}

  @Get(':id/candidates')
  @ApiOperation({ summary: '建议名单上的对象 Who stands on a list' })
  @ApiOkResponse({ standardSchema: slateCandidatesAnswer })
  async list(
    @Param('id', { schema: uuid() }) slateId: string,
    @Query({ schema: slateCandidatesQuery }) { limit, cursor }: SlateCandidatesQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<PageAnswer<SlateCandidatesItem>> {
    await this.reader.latest(slateProjection, principal, slateId, ({ prepared }) => ({
      action: 'slate.read',
      resource: { divisionId: prepared.division?.id },
    }));
    await this.models.waitFor(candidateProjection, after);
    const found = await this.models.list(candidateProjection, principal.tenant, {
      where: { slate_ids: { overlaps: [slateId] } },
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const items = found.rows.flatMap((row) => itemOn(slateId, row));
    return served(reply, { items, next: found.next }, { position: await this.models.progress(candidateProjection) });
  }
}

function itemOn(slateId: string, { id: titleId, row }: ProjectedRow<CandidateRow>): readonly SlateCandidatesItem[] {
  return row.candidates
    .filter((candidate) => candidate.slateId === slateId)
    .map(({ grade, rank, total, result, struck }) => ({
      ...{ titleId, subject: row.subject, grade, rank, total, result, struck },
    }));
}
