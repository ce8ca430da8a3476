import type { Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ServiceAccounts } from '../../writing/service-accounts.js';
import { BindServiceAccount } from './bind-service-account.command.js';

@CommandHandler(BindServiceAccount)
export class BindServiceAccountHandler implements ICommandHandler<BindServiceAccount> {
  constructor(private readonly accounts: ServiceAccounts) {}

  async execute({ write, serviceId, body }: BindServiceAccount): Promise<Done> {
    return this.accounts.bind(write, serviceId, body);
  }
}
