import { Reply, WriteContext, writeAnswer, written, type FastifyReply, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ProposeDisposal } from './propose-disposal.command.js';
import { proposeDisposalRequest, type ProposeDisposalBody } from './propose-disposal.request.js';

@ApiTags('销毁 Disposal')
@Controller('api/audit/v1/disposals')
export class ProposeDisposalController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiOperation({ summary: '提出销毁清册；什么都不销毁 Propose a disposal list; nothing is destroyed by it' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Body({ schema: proposeDisposalRequest }) body: ProposeDisposalBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ProposeDisposal(write, body));
    return written(reply, { status: 201, ...done });
  }
}
