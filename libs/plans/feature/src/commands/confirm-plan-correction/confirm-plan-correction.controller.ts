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
import { ConfirmPlanCorrection } from './confirm-plan-correction.command.js';

@ApiTags('工作方案 Plans')
@Controller('api/plans/v1/plans')
export class ConfirmPlanCorrectionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/corrections/:correctionId/confirm')
  @ApiOperation({ summary: '确认更正 Confirm a correction' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) planId: string,
    @Param('correctionId', { schema: uuid() }) correctionId: string,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ConfirmPlanCorrection(write, planId, correctionId));
    return written(reply, { status: 200, ...done });
  }
}
