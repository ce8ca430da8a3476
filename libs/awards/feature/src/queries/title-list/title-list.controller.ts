import { TITLE_ACTS } from '@gongjian/awards-domain';
import { Directory, type Principal } from '@gongjian/shared-access';
import {
  After,
  CurrentPrincipal,
  localDate,
  Reply,
  served,
  text,
  uuid,
  type FastifyReply,
} from '@gongjian/shared-http';
import { ReadModels } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import type { PageAnswer } from '@gongjian/shared-records/answers';
import { flag, oneOrMore, page, sortBy } from '@gongjian/shared-records/requests';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { titleProjection } from '../../titles/title-projections.js';
import { titleListAnswer, titleListItemOf, type TitleListItem } from './title-list.answer.js';

const titleListQuery = z.strictObject({
  status: oneOrMore([
    'none',
    'named',
    'conferred',
    'warned',
    'suspended',
    'removed',
    'expired',
    'ended',
    'namingAnnulled',
  ]).optional(),
  pending: oneOrMore(['candidate', 'ready', 'signedOnce'])
    .optional()
    .meta({ description: '候选、待签、已签一人。Candidate, ready to be signed, signed once.' }),
  procedure: oneOrMore(['raised', 'proposed', 'told', 'answered']).optional(),
  programmeId: uuid().optional(),
  subjectId: uuid().optional(),
  slateId: uuid().optional(),
  divisionId: uuid().optional().meta({ description: '该区划及其以下。The division and below.' }),
  plaqueNumber: text(40).optional(),
  validTo: localDate().optional().meta({ description: '有效期止于这一天或之前。Valid until that day or less.' }),
  overdue: flag()
    .optional()
    .meta({ description: '有没有逾期未办的事项。With something still owed that ran out, or without.' }),
  waits: oneOrMore(TITLE_ACTS)
    .optional()
    .meta({ description: '等待办理这些事项之一的。That wait for one of these acts.' }),
  sort: sortBy(['changed_at', 'valid_to', 'rank', 'overdue_since']),
  ...page,
});
type TitleListQuery = z.output<typeof titleListQuery>;

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class TitleListController {
  constructor(
    private readonly models: ReadModels,
    private readonly reader: RecordReader,
    private readonly directory: Directory,
  ) {}

  @Get()
  @ApiOperation({ summary: '称号列表 List titles' })
  @ApiOkResponse({ standardSchema: titleListAnswer })
  async list(
    @Query({ schema: titleListQuery }) query: TitleListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<PageAnswer<TitleListItem>> {
    const anyOf = await this.reader.scope(principal, 'title.read');
    await this.models.waitFor(titleProjection, after);
    const { status, pending, procedure, programmeId, subjectId, slateId, divisionId, plaqueNumber, validTo, overdue } =
      query;
    const found = await this.models.list(titleProjection, principal.tenant, {
      where: {
        ...(status === undefined ? {} : { status: { in: status } }),
        ...(pending === undefined ? {} : { pending: { in: pending } }),
        ...(procedure === undefined ? {} : { procedure: { in: procedure } }),
        ...(programmeId === undefined ? {} : { programme_id: { eq: programmeId } }),
        ...(subjectId === undefined ? {} : { subject_id: { eq: subjectId } }),
        ...(slateId === undefined ? {} : { slate_id: { eq: slateId } }),
        ...(plaqueNumber === undefined ? {} : { plaque_number: { eq: plaqueNumber } }),
        ...(overdue === undefined ? {} : { overdue: { eq: overdue } }),
        ...(query.waits === undefined ? {} : { waits: { overlaps: query.waits } }),
        ...(validTo === undefined ? {} : { valid_to: { to: validTo } }),
      },
      ...(anyOf.length === 0 ? {} : { anyOf }),
      ...(divisionId === undefined ? {} : { scopeDivisionIds: await this.directory.subtree(divisionId) }),
      sort: query.sort,
      limit: query.limit,
      ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
    });
    const answer = { items: found.rows.map(titleListItemOf), next: found.next };
    return served(reply, answer, { position: await this.models.progress(titleProjection) });
  }
}
