import { AssessmentsModule } from '@gongjian/assessments-feature';
import { AwardsModule } from '@gongjian/awards-feature';
import { DirectoryModule } from '@gongjian/directory-feature';
import { PlansModule } from '@gongjian/plans-feature';
import { AccessModule, OperationsModule } from '@gongjian/shared-access';
import { API_AUDIENCE, consoleClient, IssuerAccounts, IssuerModule } from '@gongjian/shared-issuer';
import { MessagingModule } from '@gongjian/shared-messaging';
import { ProjectionsModule } from '@gongjian/shared-projections';
import { BuiltInServiceCredentials } from './built-in-service-credentials.js';
import { DIRECTORY_CONTEXT } from './context-tables.js';
import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { HomeController, HomeSettings } from './home/home.controller.js';
import { MasterKeySecretBox } from './issuer-secret-box.js';
import { PlatformModule, type Platform } from './platform.js';
import { ReadersReadiness } from './readers.readiness.js';

/** Accounts of the built-in issuer stay bound when the process moves to another port. */
export const BUILT_IN_ISSUER = 'urn:gongjian:issuer:built-in';

export interface StandaloneParts {
  readonly platform: Platform;
  /** `http://127.0.0.1:8080`, where people reach the process. */
  readonly origin: string;
  readonly servicePool: Pool;
  readonly projectorPool: Pool;
  readonly issuerPool: Pool;
  readonly version: string;
  /** Further modules of the process, for measurements. */
  readonly extra: readonly DynamicModule[];
}

/** Every service in one process. */
@Module({})
export class StandaloneModule {
  static around(parts: StandaloneParts): DynamicModule {
    const { platform, origin } = parts;
    const issuerUrl = `${origin}/oidc`;
    return {
      module: StandaloneModule,
      imports: [
        CqrsModule.forRoot(),
        PlatformModule.around(platform),
        ProjectionsModule.forRoot({
          store: platform.store,
          servicePool: parts.servicePool,
          projectorPool: parts.projectorPool,
          clock: platform.clock,
        }),
        MessagingModule.forRoot(),
        IssuerModule.forRoot({
          issuerUrl,
          pool: parts.issuerPool,
          secretBox: new MasterKeySecretBox(platform.master),
          demo: true,
          clients: [consoleClient(origin)],
        }),
        AccessModule.forRoot({
          context: DIRECTORY_CONTEXT,
          tokens: () => ({
            issuers: [
              {
                issuer: issuerUrl,
                audiences: [API_AUDIENCE],
                keys: { uri: `${issuerUrl}/jwks` },
                boundAs: BUILT_IN_ISSUER,
              },
            ],
          }),
        }),
        DirectoryModule.forRoot({
          projectorPool: parts.projectorPool,
          erasures: platform.erasures,
          credentials: new BuiltInServiceCredentials(BUILT_IN_ISSUER, issuerUrl, new IssuerAccounts(parts.issuerPool)),
        }),
        PlansModule,
        AssessmentsModule,
        AwardsModule,
        OperationsModule,
        ...parts.extra,
      ],
      controllers: [HomeController],
      providers: [ReadersReadiness, { provide: HomeSettings, useValue: new HomeSettings(parts.version, issuerUrl) }],
    };
  }
}
