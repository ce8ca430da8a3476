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
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CorrectSurvey } from './correct-survey.command.js';
import { correctSurveyRequest, type CorrectSurveyBody } from './correct-survey.request.js';

@ApiTags('群众评议 Surveys')
@Controller('api/assessments/v1/surveys')
export class CorrectSurveyController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/corrections')
  @ApiOperation({ summary: '提出更正，待另一人确认 Propose a correction' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) surveyId: string,
    @Body({ schema: correctSurveyRequest }) body: CorrectSurveyBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new CorrectSurvey(write, surveyId, body));
    return written(reply, { status: 201, ...done });
  }
}
