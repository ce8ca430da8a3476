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
import { RecordSurveyAnswers } from './record-survey-answers.command.js';
import { recordSurveyAnswersRequest, type RecordSurveyAnswersBody } from './record-survey-answers.request.js';

@ApiTags('群众评议 Surveys')
@Controller('api/assessments/v1/surveys')
export class RecordSurveyAnswersController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/answers')
  @ApiOperation({
    summary: '登记一个群体的答卷统计 Record the answers of a group',
    description:
      '只记份数，不记受访者；再次登记以后一次为准。Counts only, never a respondent; a later one takes the place of what was recorded before.',
  })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) surveyId: string,
    @Body({ schema: recordSurveyAnswersRequest }) body: RecordSurveyAnswersBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RecordSurveyAnswers(write, surveyId, body));
    return written(reply, { status: 200, ...done });
  }
}
