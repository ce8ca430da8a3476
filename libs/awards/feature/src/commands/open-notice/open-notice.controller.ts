import { Reply, writeAnswer, WriteContext, written, type FastifyReply, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OpenNotice } from './open-notice.command.js';
import { openNoticeRequest, type OpenNoticeBody } from './open-notice.request.js';

@ApiTags('公示 Notices')
@Controller('api/awards/v1/notices')
export class OpenNoticeController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiOperation({ summary: '开始公示 Open a notice' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Body({ schema: openNoticeRequest }) body: OpenNoticeBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new OpenNotice(write, body));
    return written(reply, { status: 201, ...done, location: `/api/awards/v1/notices/${done.id}` });
  }
}
