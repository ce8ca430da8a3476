import type { Principal } from '@gongjian/shared-access';
import { Opener } from '@gongjian/shared-event-sourcing';
import { CurrentPrincipal, uuid } from '@gongjian/shared-http';
import { DomainError } from '@gongjian/shared-kernel';
import { RecordReader } from '@gongjian/shared-records';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { objectionProjection } from '../../notice-projections.js';
import { objectionIdentityAnswer, type ObjectionIdentityAnswer } from './objection-identity.answer.js';

@ApiTags('异议 Objections')
@Controller('api/awards/v1/objections')
export class ObjectionIdentityController {
  constructor(
    private readonly reader: RecordReader,
    private readonly opener: Opener,
  ) {}

  @Get(':id/identity')
  @ApiOperation({ summary: '异议人的姓名和联系方式，须先说明理由 Who objects, once a reason was given for it' })
  @ApiOkResponse({ standardSchema: objectionIdentityAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ObjectionIdentityAnswer> {
    const { received, identityOpened } = await this.reader.latest(objectionProjection, principal, id, (row) => ({
      action: 'objection.openIdentity',
      resource: { divisionId: row.received.division?.id },
    }));
    if (!identityOpened.some(({ by }) => by.personId === principal.id)) throw notOpened();
    const { identity: name, contact } = received;
    return this.opener.open<ObjectionIdentityAnswer>(principal.tenant, { id, name, contact });
  }
}

function notOpened(): DomainError {
  return new DomainError('OBJECTION.IDENTITY_NOT_OPENED', 'forbidden', {
    zh: '请先说明理由，留痕后再查看。',
    en: 'Give the reason first; it is recorded that you read who objects.',
  });
}
