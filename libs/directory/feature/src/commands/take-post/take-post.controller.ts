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
import { TakePost } from './take-post.command.js';
import { takePostRequest, type TakePostBody } from './take-post.request.js';

@ApiTags('人员 People')
@Controller('api/directory/v1/people')
export class TakePostController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/posts')
  @HttpCode(200)
  @ApiOperation({ summary: '任职 Take a post' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) personId: string,
    @Body({ schema: takePostRequest }) body: TakePostBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new TakePost(write, personId, body));
    return written(reply, { status: 200, ...done });
  }
}
