import { type FastifyReply, Reply, writeAnswer, WriteContext, written, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RegisterPerson } from './register-person.command.js';
import { registerPersonRequest, type RegisterPersonBody } from './register-person.request.js';

@ApiTags('人员 People')
@Controller('api/directory/v1/people')
export class RegisterPersonController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiOperation({ summary: '登记人员 Register a person' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Body({ schema: registerPersonRequest }) body: RegisterPersonBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RegisterPerson(write, body));
    return written(reply, { status: 201, ...done });
  }
}
