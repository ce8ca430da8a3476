import { Reply, writeAnswer, WriteContext, written, type FastifyReply, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RegisterObjection } from './register-objection.command.js';
import { registerObjectionRequest, type RegisterObjectionBody } from './register-objection.request.js';

@ApiTags('异议 Objections')
@Controller('api/awards/v1/objections')
export class RegisterObjectionController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiOperation({
    summary: '登记异议（信函、来访、电话） Register an objection that came on paper, in person or by phone',
  })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Body({ schema: registerObjectionRequest }) body: RegisterObjectionBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RegisterObjection(write, body));
    return written(reply, { status: 201, ...done, location: `/api/awards/v1/objections/${done.id}` });
  }
}
