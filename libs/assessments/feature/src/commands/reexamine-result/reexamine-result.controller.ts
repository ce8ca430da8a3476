import {
  Reply,
  uuid,
  WriteContext,
  writeAnswer,
  written,
  type FastifyReply,
  type Written,
} from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReexamineResult } from './reexamine-result.command.js';
import { reexamineResultRequest, type ReexamineResultBody } from './reexamine-result.request.js';

@ApiTags('评定结果 Results')
@Controller('api/assessments/v1/results')
export class ReexamineResultController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/reexamination')
  @ApiOperation({
    summary: '复核评定结果 Examine a result again',
    description:
      '按评分表现在的内容重新计算：结果不变则维持，改变则更改。What the rules make of the sheet as it is now: it is confirmed, or changed.',
  })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) resultId: string,
    @Body({ schema: reexamineResultRequest }) body: ReexamineResultBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ReexamineResult(write, resultId, body));
    return written(reply, { status: 200, ...done });
  }
}
