import { Reply, WriteContext, writeAnswer, written, type FastifyReply, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { treeTenant } from '../../tree-key.requests.js';
import { treeNumber } from '../../tree-route.js';
import { RetireTreeKey } from './retire-tree-key.command.js';
import { retireTreeKeyRequest, type RetireTreeKeyBody } from './retire-tree-key.request.js';

@ApiTags('可验证日志 Transparency log')
@Controller('api/audit/v1/trees')
export class RetireTreeKeyController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':tenant/:number/keys/retire')
  @HttpCode(200)
  @ApiOperation({ summary: '停用一把签名密钥 Retire a key' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('tenant', { schema: treeTenant() }) tenant: string,
    @Param('number', { schema: treeNumber() }) number: number,
    @Body({ schema: retireTreeKeyRequest }) body: RetireTreeKeyBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RetireTreeKey(write, { tenant, number }, body));
    return written(reply, { status: 200, ...done });
  }
}
