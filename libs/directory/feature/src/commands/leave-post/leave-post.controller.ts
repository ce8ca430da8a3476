import {
  type FastifyReply,
  Reply,
  uuid,
  writeAnswer,
  WriteContext,
  written,
  type Written,
} from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { LeavePost } from './leave-post.command.js';
import { leavePostRequest, type LeavePostBody } from './leave-post.request.js';

@ApiTags('人员 People')
@Controller('api/directory/v1/people')
export class LeavePostController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/posts/:postId/leave')
  @HttpCode(200)
  @ApiOperation({ summary: '卸任 Leave a post' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) personId: string,
    @Param('postId', { schema: uuid() }) postId: string,
    @Body({ schema: leavePostRequest }) body: LeavePostBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new LeavePost(write, personId, postId, body));
    return written(reply, { status: 200, ...done });
  }
}
