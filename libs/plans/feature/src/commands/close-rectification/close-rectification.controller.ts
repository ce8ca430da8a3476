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
import { CloseRectification } from './close-rectification.command.js';
import { closeRectificationRequest, type CloseRectificationBody } from './close-rectification.request.js';

@ApiTags('整改 Rectifications')
@Controller('api/plans/v1/rectifications')
export class CloseRectificationController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/closure')
  @ApiOperation({ summary: '整改销号 Close it' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) rectificationId: string,
    @Body({ schema: closeRectificationRequest }) body: CloseRectificationBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new CloseRectification(write, rectificationId, body));
    return written(reply, { status: 200, ...done });
  }
}
