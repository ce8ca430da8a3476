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
import { DeclinePlanCorrection } from './decline-plan-correction.command.js';
import { declinePlanCorrectionRequest, type DeclinePlanCorrectionBody } from './decline-plan-correction.request.js';

@ApiTags('工作方案 Plans')
@Controller('api/plans/v1/plans')
export class DeclinePlanCorrectionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/corrections/:correctionId/decline')
  @ApiOperation({ summary: '不同意更正 Decline a correction' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) planId: string,
    @Param('correctionId', { schema: uuid() }) correctionId: string,
    @Body({ schema: declinePlanCorrectionRequest }) body: DeclinePlanCorrectionBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DeclinePlanCorrection(write, planId, correctionId, body));
    return written(reply, { status: 200, ...done });
  }
}
