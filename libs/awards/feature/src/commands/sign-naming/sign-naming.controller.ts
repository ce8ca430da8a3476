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
import { SignNaming } from './sign-naming.command.js';
import { signNamingRequest, type SignNamingBody } from './sign-naming.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class SignNamingController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/naming-signatures')
  @HttpCode(200)
  @ApiOperation({ summary: '签署命名或续期（两人） Sign a naming or a renewal; two people do' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: signNamingRequest }) body: SignNamingBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new SignNaming(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
