import { assessmentRulesOf } from '@gongjian/assessments-domain';
import { Directory, type Principal } from '@gongjian/shared-access';
import { notFound } from '@gongjian/shared-event-sourcing';
import { After, CurrentPrincipal, Reply, served, text, uuid, type FastifyReply } from '@gongjian/shared-http';
import { RecordReader } from '@gongjian/shared-records';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { resultProjection } from '../../rounds/projections.js';
import { subjectResource } from '../../subjects/subject-resource.js';
import { subjectTrendAnswer, type SubjectTrendAnswer } from './subject-trend.answer.js';

const trendQuery = z.strictObject({ programmeId: uuid(), roundCode: text(40) });
type TrendQuery = z.output<typeof trendQuery>;

/** Rounds that are looked at, the latest ones. */
const ROUNDS = 60;

@ApiTags('评定结果 Results')
@Controller('api/assessments/v1/subjects')
export class SubjectTrendController {
  constructor(
    private readonly reader: RecordReader,
    private readonly directory: Directory,
  ) {}

  @Get(':id/trend')
  @ApiOperation({ summary: '一个对象历期结果的走势 How the results of a subject went' })
  @ApiOkResponse({ standardSchema: subjectTrendAnswer })
  async trend(
    @Param('id', { schema: uuid() }) subjectId: string,
    @Query({ schema: trendQuery }) { programmeId, roundCode }: TrendQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<SubjectTrendAnswer> {
    const subject = await this.directory.subject(principal.tenant, subjectId);
    if (subject === null) throw notFound();
    const { rows, position } = await this.reader.list(
      resultProjection,
      { principal, after },
      { action: 'sheet.read', resource: subjectResource(subject) },
      {
        where: {
          subject_id: { eq: subjectId },
          programme_id: { eq: programmeId },
          round_code: { eq: roundCode },
        },
        sort: { column: 'period_to', direction: 'desc' },
        limit: ROUNDS,
      },
    );
    const results = rows.map(({ row }) => row).reverse();
    const rules = results.at(-1)?.rules;
    const series = results.map(({ period, total }) => ({ periodKey: period.key, total }));
    const trend = rules === undefined ? [] : assessmentRulesOf(rules).trend(series);
    const points = results.map(({ id, roundId, period, grade, total, rank, ranked }, index) => ({
      resultId: id,
      roundId,
      periodKey: period.key,
      grade,
      total,
      change: trend[index]?.change ?? null,
      rank,
      ranked,
    }));
    return served(reply, { points }, { position });
  }
}
