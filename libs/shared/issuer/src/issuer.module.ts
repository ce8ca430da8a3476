import { Module, type DynamicModule } from '@nestjs/common';
import { IssuerAccounts } from './issuer-accounts.js';
import type { IssuerOptions } from './issuer-options.js';
import { ISSUER_OPTIONS, IssuerServer } from './issuer-server.js';

/** The built-in OpenID Connect issuer, on the process's own HTTP server. Its tables are made by `migrateIssuer`. */
@Module({})
export class IssuerModule {
  static forRoot(options: IssuerOptions): DynamicModule {
    return {
      module: IssuerModule,
      providers: [
        { provide: ISSUER_OPTIONS, useValue: options },
        { provide: IssuerAccounts, useFactory: () => new IssuerAccounts(options.pool) },
        IssuerServer,
      ],
      exports: [IssuerAccounts, IssuerServer],
    };
  }
}
