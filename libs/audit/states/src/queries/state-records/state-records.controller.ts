import type { Principal } from '@gongjian/shared-access';
import { Clock, notFound } from '@gongjian/shared-event-sourcing';
import { CurrentPrincipal, text, uuid } from '@gongjian/shared-http';
import { id, moment, revision } from '@gongjian/shared-records/answers';
import { page, sortBy } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { StateAccess } from '../../state-access.js';
import { RECORDS_SORTED_BY, StateRecords, type StateRecord } from '../../state-records.js';

const kindName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,40}\.[a-z][a-z0-9_]{0,40}$/, { error: 'kind' })
  .meta({ example: 'plans.task' });
const recordsQuery = z.strictObject({
  q: text(100)
    .optional()
    .meta({ description: '名称、标题、编号等文字中含有的词。Words in its names, titles, numbers.' }),
  sort: sortBy(RECORDS_SORTED_BY),
  ...page,
});
type RecordsQuery = z.output<typeof recordsQuery>;

const record = z
  .strictObject({
    id,
    revision,
    recordedAt: moment.meta({ description: '当时最后一条事件的记录时间。Of its last event by then.' }),
    row: z.unknown().meta({
      description:
        '查询用表中的那一行，单条读取的答案由它做成；个人信息为 null。The row that a single read is made from, personal values null.',
    }),
  })
  .meta({ id: 'PastRecord' });
const recordsAnswer = z
  .strictObject({ items: z.array(record), next: z.string().nullable() })
  .meta({ id: 'PastRecords' });

@ApiTags('往期全貌 States of the past')
@Controller('api/audit/v1/states/:id/records')
export class StateRecordsController {
  constructor(
    private readonly access: StateAccess,
    private readonly records: StateRecords,
    private readonly clock: Clock,
  ) {}

  @Get(':kind')
  @ApiOperation({ summary: '当时的一类记录 Records of a kind as they were' })
  @ApiOkResponse({ standardSchema: recordsAnswer })
  async list(
    @Param('id', { schema: uuid() }) state: string,
    @Param('kind', { schema: kindName }) kind: string,
    @Query({ schema: recordsQuery }) { q, sort, cursor, limit }: RecordsQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ readonly items: readonly StateRecord[]; readonly next: string | null }> {
    const found = await this.access.state(principal, state);
    return this.records.page(found, kind, { q, sort, cursor, limit, now: this.clock.now() });
  }

  @Get(':kind/:recordId')
  @ApiOperation({ summary: '当时的一条记录 One record as it was' })
  @ApiOkResponse({ standardSchema: record })
  async one(
    @Param('id', { schema: uuid() }) state: string,
    @Param('kind', { schema: kindName }) kind: string,
    @Param('recordId', { schema: uuid() }) recordId: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<StateRecord> {
    const found = await this.access.state(principal, state);
    const answer = await this.records.one(found, kind, recordId, this.clock.now());
    if (answer === null) throw notFound();
    return answer;
  }
}
