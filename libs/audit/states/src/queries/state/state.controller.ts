import type { Principal } from '@gongjian/shared-access';
import { Clock } from '@gongjian/shared-event-sourcing';
import { CurrentPrincipal, uuid } from '@gongjian/shared-http';
import { ReadModels } from '@gongjian/shared-projections';
import { NotRecorded } from '@gongjian/shared-records';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { StateAccess } from '../../state-access.js';
import { answerOf, stateAnswer, type StateAnswer } from '../../state.answer.js';

@NotRecorded()
@ApiTags('往期全貌 States of the past')
@Controller('api/audit/v1/states')
export class StateController {
  constructor(
    private readonly access: StateAccess,
    private readonly models: ReadModels,
    private readonly clock: Clock,
  ) {}

  @Get(':id')
  @ApiOperation({ summary: '一份往期全貌及其进展 A state and how far it has come' })
  @ApiOkResponse({ standardSchema: stateAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<StateAnswer> {
    return answerOf(await this.access.state(principal, id), this.models, this.clock.now());
  }
}
