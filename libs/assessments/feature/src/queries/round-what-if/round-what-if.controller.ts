import type { Moved } from '@gongjian/assessments-domain';
import type { Principal } from '@gongjian/shared-access';
import { DeciderRunner, notFound } from '@gongjian/shared-event-sourcing';
import { CurrentPrincipal, uuid } from '@gongjian/shared-http';
import { RecordReader } from '@gongjian/shared-records';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { roundAggregate } from '../../rounds/aggregates.js';
import { mayOnRound } from '../../rounds/may-on-round.js';
import { RoundWhatIf } from '../../rounds/round-what-if.js';
import { roundWhatIfAnswer, type RoundWhatIfAnswer } from './round-what-if.answer.js';
import { roundWhatIfRequest, type RoundWhatIfBody } from './round-what-if.request.js';

/** Of each list. */
const MOST_SHOWN = 1_000;

@ApiTags('考评轮次 Rounds')
@Controller('api/assessments/v1/rounds')
export class RoundWhatIfController {
  constructor(
    private readonly reader: RecordReader,
    private readonly runner: DeciderRunner,
    private readonly whatIf: RoundWhatIf,
  ) {}

  @Post(':id/what-if')
  @HttpCode(200)
  @ApiOperation({
    summary: '试算：换一版标准，结果会怎样 What if another version had been in force',
    description:
      '把已有结论的一轮按另一版本（或另一项目）重新计算，不留任何记录。The concluded round under another version or programme; nothing is recorded.',
  })
  @ApiOkResponse({ standardSchema: roundWhatIfAnswer })
  async handle(
    @Param('id', { schema: uuid() }) id: string,
    @Body({ schema: roundWhatIfRequest }) body: RoundWhatIfBody,
    @CurrentPrincipal() principal: Principal,
  ): Promise<RoundWhatIfAnswer> {
    const round = (await this.runner.load(roundAggregate, id, principal.tenant))?.state;
    if (round === undefined || round.status === 'none') throw notFound();
    this.reader.require(principal, mayOnRound('definition.whatIf')(round));
    const { programme, version, rules, roundCode } = round.opened;
    const answer = await this.whatIf.of(principal.tenant, round, {
      programme: body.programmeId ?? programme,
      version: body.version,
      roundCode: body.roundCode ?? roundCode,
    });
    const { subjects, same, outside, undecided, notComparable, missing, under, names } = answer;
    const listed = (moved: readonly Moved[]): RoundWhatIfAnswer['gained'] => ({
      count: moved.length,
      items: moved.slice(0, MOST_SHOWN).map((each) => ({ ...each, name: names.get(each.subjectId) ?? '' })),
    });
    return {
      subjects,
      gained: listed(answer.gained),
      lost: listed(answer.lost),
      changed: listed(answer.changed),
      same,
      outside,
      undecided,
      notComparable,
      missing: [...missing].map(([code, sheets]) => ({ code, sheets })).sort((a, b) => (a.code < b.code ? -1 : 1)),
      basis: {
        concluded: { programme, version, rules, roundCode },
        under: {
          programme: under.programme,
          version: under.version,
          rules: under.rules,
          roundCode: answer.roundCode,
        },
        inputs: answer.inputs,
      },
    };
  }
}
