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
import { DeclineSurveyCorrection } from './decline-survey-correction.command.js';
import {
  declineSurveyCorrectionRequest,
  type DeclineSurveyCorrectionBody,
} from './decline-survey-correction.request.js';

@ApiTags('群众评议 Surveys')
@Controller('api/assessments/v1/surveys')
export class DeclineSurveyCorrectionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/corrections/:correctionId/decline')
  @ApiOperation({ summary: '不予更正 Decline a correction' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) surveyId: string,
    @Param('correctionId', { schema: uuid() }) correctionId: string,
    @Body({ schema: declineSurveyCorrectionRequest }) body: DeclineSurveyCorrectionBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DeclineSurveyCorrection(write, surveyId, correctionId, body));
    return written(reply, { status: 200, ...done });
  }
}
