import { inForceOn, type InForceRow } from '@gongjian/awards-domain';
import type { Principal } from '@gongjian/shared-access';
import { notFound } from '@gongjian/shared-event-sourcing';
import { CurrentPrincipal, localDate, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { ReadModels } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import { asOf } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { inForceReading } from '../../titles/title-projections.js';
import { titleInForceAnswer, type TitleInForceAnswer } from './title-in-force.answer.js';

const inForceQuery = z.strictObject({
  effectiveOn: localDate()
    .optional()
    .meta({ description: '哪一天有效；缺省为今天。On which day; today when left out.' }),
  asOf: asOf.optional(),
});
type InForceQuery = z.output<typeof inForceQuery>;

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class TitleInForceController {
  constructor(
    private readonly reader: RecordReader,
    private readonly models: ReadModels,
  ) {}

  @Get(':id/in-force')
  @ApiOperation({ summary: '某日有效的称号 What was in force on a day' })
  @ApiOkResponse({
    description: '按现在的记录，或按 asOf 时的记录。By what is recorded now, or was by then.',
    standardSchema: titleInForceAnswer,
  })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: inForceQuery }) query: InForceQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
  ): Promise<TitleInForceAnswer> {
    const then = await this.models.asOf(inForceReading, principal.tenant, id, query.asOf ?? null);
    if (then === null) throw notFound();
    const { row, revision, position } = then;
    this.reader.require(principal, { action: 'title.read', resource: { divisionId: row.subject.division.id } });
    const on = query.effectiveOn ?? this.reader.today();
    return served(reply, answerOf(row, on), { revision, position: await this.models.token(position) });
  }
}

function answerOf(row: InForceRow, on: string): TitleInForceAnswer {
  return { id: row.id, subject: row.subject, on, ...inForceOn(row, on) };
}
