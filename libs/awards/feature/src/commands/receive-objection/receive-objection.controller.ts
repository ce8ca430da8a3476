import { Public } from '@gongjian/shared-access';
import {
  PublicWrite,
  RateLimited,
  Reply,
  text,
  uuid,
  writeAnswer,
  written,
  type FastifyReply,
  type PublicWriteRequest,
  type Written,
} from '@gongjian/shared-http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReceiveObjection } from './receive-objection.command.js';
import { receiveObjectionRequest, type ReceiveObjectionBody } from './receive-objection.request.js';

@Public()
@ApiTags('公众 Public')
@Controller('api/awards/v1/public/:tenant/notices')
export class ReceiveObjectionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/objections')
  @RateLimited({ requests: 10, seconds: 600 })
  @ApiOperation({ summary: '对公示提出异议（不须登录） Object to a notice, without signing in' })
  @ApiCreatedResponse({
    standardSchema: writeAnswer,
    description: '姓名和联系方式只有经领导说明理由才能查看。Who objects is opened by a leader alone, with a reason.',
  })
  async handle(
    @Param('tenant', { schema: text(100) }) tenantName: string,
    @Param('id', { schema: uuid() }) noticeId: string,
    @Body({ schema: receiveObjectionRequest }) body: ReceiveObjectionBody,
    @PublicWrite() write: PublicWriteRequest,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ReceiveObjection(write, tenantName, noticeId, body));
    return written(reply, { status: 201, ...done });
  }
}
