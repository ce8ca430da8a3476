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
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RecoverPlaque } from './recover-plaque.command.js';
import { recoverPlaqueRequest, type RecoverPlaqueBody } from './recover-plaque.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class RecoverPlaqueController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/plaque-recovery')
  @HttpCode(200)
  @ApiOperation({ summary: '收回牌匾 The plaque is back' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: recoverPlaqueRequest }) body: RecoverPlaqueBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RecoverPlaque(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
