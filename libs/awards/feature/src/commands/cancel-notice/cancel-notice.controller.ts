import {
  Reply,
  uuid,
  writeAnswer,
  WriteContext,
  written,
  type FastifyReply,
  type Written,
} from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CancelNotice } from './cancel-notice.command.js';
import { cancelNoticeRequest, type CancelNoticeBody } from './cancel-notice.request.js';

@ApiTags('公示 Notices')
@Controller('api/awards/v1/notices')
export class CancelNoticeController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/cancellation')
  @HttpCode(200)
  @ApiOperation({ summary: '撤销公示 Cancel a notice' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) noticeId: string,
    @Body({ schema: cancelNoticeRequest }) body: CancelNoticeBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new CancelNotice(write, noticeId, body));
    return written(reply, { status: 200, ...done });
  }
}
