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
import { OpenIdentity } from './open-identity.command.js';
import { openIdentityRequest, type OpenIdentityBody } from './open-identity.request.js';

@ApiTags('异议 Objections')
@Controller('api/awards/v1/objections')
export class OpenIdentityController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/identity')
  @HttpCode(200)
  @ApiOperation({ summary: '查看异议人身份（留痕） Open who objects; it is recorded' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) objectionId: string,
    @Body({ schema: openIdentityRequest }) body: OpenIdentityBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new OpenIdentity(write, objectionId, body));
    return written(reply, { status: 200, ...done });
  }
}
