import type { Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ServiceAccounts } from '../../writing/service-accounts.js';
import { UnbindServiceAccount } from './unbind-service-account.command.js';

@CommandHandler(UnbindServiceAccount)
export class UnbindServiceAccountHandler implements ICommandHandler<UnbindServiceAccount> {
  constructor(private readonly accounts: ServiceAccounts) {}

  async execute({ write, serviceId, body }: UnbindServiceAccount): Promise<Done> {
    return this.accounts.unbind(write, serviceId, body);
  }
}
