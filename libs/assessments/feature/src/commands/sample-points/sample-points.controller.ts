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
import { SamplePoints } from './sample-points.command.js';
import { samplePointsRequest, type SamplePointsBody } from './sample-points.request.js';

@ApiTags('评分表 Score sheets')
@Controller('api/assessments/v1/sheets')
export class SamplePointsController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/sample')
  @ApiOperation({
    summary: '抽取点位，种子留存 Draw points by a seed that is kept',
    description:
      '同一种子和名册人人可以重抽验证。Anybody can draw the same ones again from the seed and the population.',
  })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) sheetId: string,
    @Body({ schema: samplePointsRequest }) body: SamplePointsBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new SamplePoints(write, sheetId, body));
    return written(reply, { status: 200, ...done });
  }
}
