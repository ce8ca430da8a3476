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
import { SignNamingAnnulment } from './sign-naming-annulment.command.js';
import { signNamingAnnulmentRequest, type SignNamingAnnulmentBody } from './sign-naming-annulment.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class SignNamingAnnulmentController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/naming-annulments/signatures')
  @HttpCode(200)
  @ApiOperation({ summary: '签署撤销命名（第二人） Sign the annulment of a naming, as the second' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: signNamingAnnulmentRequest }) body: SignNamingAnnulmentBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new SignNamingAnnulment(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
