import { Reply, WriteContext, writeAnswer, written, type FastifyReply, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { treeTenant } from '../../tree-key.requests.js';
import { treeNumber } from '../../tree-route.js';
import { AddTreeKey } from './add-tree-key.command.js';
import { addTreeKeyRequest, type AddTreeKeyBody } from './add-tree-key.request.js';

@ApiTags('可验证日志 Transparency log')
@Controller('api/audit/v1/trees')
export class AddTreeKeyController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':tenant/:number/keys')
  @HttpCode(200)
  @ApiOperation({
    summary: '增加一把签名密钥，从下一个检查点起一同签名 Add a key that signs from the next checkpoint on',
  })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('tenant', { schema: treeTenant() }) tenant: string,
    @Param('number', { schema: treeNumber() }) number: number,
    @Body({ schema: addTreeKeyRequest }) body: AddTreeKeyBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new AddTreeKey(write, { tenant, number }, body));
    return written(reply, { status: 200, ...done });
  }
}
