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
import { TransferRectification } from './transfer-rectification.command.js';
import { transferRectificationRequest, type TransferRectificationBody } from './transfer-rectification.request.js';

@ApiTags('整改 Rectifications')
@Controller('api/plans/v1/rectifications')
export class TransferRectificationController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/transfer')
  @ApiOperation({ summary: '逾期移送 Hand an overdue one over' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) rectificationId: string,
    @Body({ schema: transferRectificationRequest }) body: TransferRectificationBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new TransferRectification(write, rectificationId, body));
    return written(reply, { status: 200, ...done });
  }
}
