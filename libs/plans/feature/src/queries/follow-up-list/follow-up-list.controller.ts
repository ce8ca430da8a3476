import type { FollowUpListItem, ListAnswer } from '@gongjian/plans-contracts';
import type { FollowUpRow } from '@gongjian/plans-domain';
import { Directory, type Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { ReadModels, type ProjectedRow } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import { flag, oneOrMore, page } from '@gongjian/shared-records/requests';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { FOLLOW_UP_STATUSES } from '../../follow-ups/follow-up-statuses.js';
import { followUpProjection } from '../../projections.js';
import { followUpListAnswer } from './follow-up-list.answer.js';

const followUpListQuery = z.strictObject({
  status: oneOrMore(FOLLOW_UP_STATUSES).optional(),
  confirmed: flag().optional(),
  subjectId: uuid().optional(),
  programmeId: uuid().optional(),
  divisionId: uuid().optional().meta({ description: '该区划及其以下。The division and below.' }),
  removalId: uuid().optional(),
  ...page,
});
type FollowUpListQuery = z.output<typeof followUpListQuery>;

@ApiTags('专门督导 Follow-ups')
@Controller('api/plans/v1/follow-ups')
export class FollowUpListController {
  constructor(
    private readonly models: ReadModels,
    private readonly reader: RecordReader,
    private readonly directory: Directory,
  ) {}

  @Get()
  @ApiOperation({ summary: '专门督导列表 List follow-ups' })
  @ApiOkResponse({ standardSchema: followUpListAnswer })
  async list(
    @Query({ schema: followUpListQuery }) query: FollowUpListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<ListAnswer<FollowUpListItem>> {
    const scope = await this.reader.scope(principal, 'followUp.read');
    await this.models.waitFor(followUpProjection, after);
    const { status, confirmed, subjectId, programmeId, divisionId, removalId, limit, cursor } = query;
    const found = await this.models.list(followUpProjection, principal.tenant, {
      where: {
        ...(status === undefined ? {} : { status: { in: status } }),
        ...(confirmed === undefined ? {} : { confirmed: { eq: confirmed } }),
        ...(subjectId === undefined ? {} : { subject_id: { eq: subjectId } }),
        ...(programmeId === undefined ? {} : { programme_id: { eq: programmeId } }),
        ...(removalId === undefined ? {} : { removal_id: { eq: removalId } }),
      },
      ...(scope.length === 0 ? {} : { anyOf: scope }),
      ...(divisionId === undefined ? {} : { scopeDivisionIds: await this.directory.subtree(divisionId) }),
      sort: { column: 'changed_at', direction: 'desc' },
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const answer = { items: found.rows.map(item), next: found.next };
    return served(reply, answer, { position: await this.models.progress(followUpProjection) });
  }
}

function item({ id, revision, row }: ProjectedRow<FollowUpRow>): FollowUpListItem {
  const { status, removalId, subject, programmeId, opening, confirmation, rectifications, changedAt } = row;
  return {
    id,
    revision: String(revision),
    status,
    removalId,
    subject: { id: subject.id, name: subject.name },
    division: subject.division,
    programmeId,
    clause: opening?.clause ?? null,
    openedOn: opening?.openedOn ?? null,
    confirmed: confirmation !== null,
    rectifications: rectifications.length,
    openRectifications: rectifications.filter(({ settled }) => settled === null).length,
    changedAt,
  };
}
