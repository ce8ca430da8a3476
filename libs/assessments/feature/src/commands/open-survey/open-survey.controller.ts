import { Reply, WriteContext, writeAnswer, written, type FastifyReply, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OpenSurvey } from './open-survey.command.js';
import { openSurveyRequest, type OpenSurveyBody } from './open-survey.request.js';

@ApiTags('群众评议 Surveys')
@Controller('api/assessments/v1/surveys')
export class OpenSurveyController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiOperation({ summary: '开启问卷调查 Open a survey' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Body({ schema: openSurveyRequest }) body: OpenSurveyBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new OpenSurvey(write, body));
    return written(reply, { status: 201, ...done });
  }
}
