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
import { Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CloseSurvey } from './close-survey.command.js';

@ApiTags('群众评议 Surveys')
@Controller('api/assessments/v1/surveys')
export class CloseSurveyController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/closure')
  @ApiOperation({ summary: '结束问卷调查，结果计入评分表 Close a survey; its rates go to the sheet' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) surveyId: string,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new CloseSurvey(write, surveyId));
    return written(reply, { status: 200, ...done });
  }
}
