import { newAggregateId } from '@gongjian/shared-event-sourcing';
import { DomainError } from '@gongjian/shared-kernel';
import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ServiceAccounts } from '../../writing/service-accounts.js';
import { ServiceCredentials } from '../../writing/service-credentials.js';
import { IssueServiceCredentials, type CredentialsIssued } from './issue-service-credentials.command.js';

@CommandHandler(IssueServiceCredentials)
export class IssueServiceCredentialsHandler implements ICommandHandler<IssueServiceCredentials> {
  constructor(
    private readonly accounts: ServiceAccounts,
    @Inject(ServiceCredentials) private readonly credentials: ServiceCredentials | null,
  ) {}

  /** Several may be bound at a time: the old ones are given up once the new ones are in use. */
  async execute({ write, serviceId }: IssueServiceCredentials): Promise<CredentialsIssued> {
    const { credentials } = this;
    if (credentials === null) throw noBuiltInIssuer();
    const { issuer, tokenEndpoint } = credentials;
    const clientId = newAggregateId(write.principal.tenant, 'serviceClient', write.commandId);
    let clientSecret: string | null = null;
    const done = await this.accounts.bind(write, serviceId, { issuer, subject: clientId }, async (name) => {
      clientSecret = await credentials.issue(clientId, name);
    });
    return { ...done, clientId, clientSecret, tokenEndpoint };
  }
}

function noBuiltInIssuer(): DomainError {
  return new DomainError('SERVICE.NO_BUILT_IN_ISSUER', 'conflict', {
    zh: '本部署使用自有认证：请在认证系统中建立账号，再绑定到这个部门系统。',
    en: 'This deployment signs in elsewhere: make the account there, then bind it to this service account.',
  });
}
