import { assessmentRulesOf, type RoundRow } from '@gongjian/assessments-domain';
import { Directory, type Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { ReadModels } from '@gongjian/shared-projections';
import { RecordReader, type OneRecord } from '@gongjian/shared-records';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { mayReadRound } from '../../rounds/may-on-round.js';
import { roundProjection } from '../../rounds/projections.js';
import { averagesAnswer, type AveragesAnswer } from './round-averages.answer.js';

/** Periods of one plan that are looked at. */
const PERIODS = 200;

@ApiTags('考评轮次 Rounds')
@Controller('api/assessments/v1/rounds')
export class RoundAveragesController {
  constructor(
    private readonly reader: RecordReader,
    private readonly models: ReadModels,
    private readonly directory: Directory,
  ) {}

  @Get(':id/averages')
  @ApiOperation({ summary: '一轮的平均分和各期走势 Averages of a round, and how they went' })
  @ApiOkResponse({ standardSchema: averagesAnswer })
  async averages(
    @Param('id', { schema: uuid() }) id: string,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<AveragesAnswer> {
    const asked = { principal, id, after, asOf: null };
    const { row, position } = await this.reader.one(roundProjection, asked, mayReadRound('round.read'));
    const averages = await Promise.all(
      (row.conclusion?.averages ?? []).map(async ({ county, ...average }) => {
        const division = county === null ? null : await this.directory.division(county);
        return { ...average, county: county === null ? null : { id: county, name: division?.name ?? '' } };
      }),
    );
    return served(reply, { averages, trend: await this.trend(principal.tenant, row) }, { position });
  }

  private async trend(tenant: string, round: OneRecord<RoundRow>['row']): Promise<AveragesAnswer['trend']> {
    const rows = round.plan === null ? [round] : await this.roundsOfPlan(tenant, round.plan.id, round.roundCode);
    const series = rows
      .filter(({ conclusion }) => conclusion !== null)
      .map(({ id, period, conclusion }) => ({
        roundId: id,
        periodKey: period.key,
        total: conclusion?.averages.find((each) => each.county === null && each.class === null)?.mean ?? null,
      }));
    const { trend } = assessmentRulesOf(round.rules);
    return trend(series).map(({ periodKey, total, change }, index) => ({
      roundId: series[index]?.roundId ?? '',
      periodKey,
      mean: total,
      change,
    }));
  }

  private async roundsOfPlan(
    tenant: string,
    planId: string,
    code: string,
  ): Promise<readonly OneRecord<RoundRow>['row'][]> {
    const { rows } = await this.models.list(roundProjection, tenant, {
      where: { plan_id: { eq: planId }, round_code: { eq: code } },
      sort: { column: 'period_to', direction: 'asc' },
      limit: PERIODS,
    });
    return rows.map(({ row }) => row as OneRecord<RoundRow>['row']);
  }
}
