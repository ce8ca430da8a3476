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
import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ConfirmTitleCorrection } from './confirm-title-correction.command.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class ConfirmTitleCorrectionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/corrections/:correctionId/confirm')
  @HttpCode(200)
  @ApiOperation({ summary: '确认更正（第二人） Confirm a correction, as the second' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Param('correctionId', { schema: uuid() }) correctionId: string,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ConfirmTitleCorrection(write, titleId, correctionId));
    return written(reply, { status: 200, ...done });
  }
}
