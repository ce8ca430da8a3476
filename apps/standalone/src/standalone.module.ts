import { AssessmentsModule } from '@gongjian/assessments-feature';
import { AuditModule, HistoriesModule, type AuditSettings } from '@gongjian/audit-feature';
import { StatesModule } from '@gongjian/audit-states';
import { AwardsModule } from '@gongjian/awards-feature';
import { deployedProjections, deployedRecoveries, deployedReproductions } from '@gongjian/deployment-migrations';
import { directoryWithIssuer } from '@gongjian/directory-built-in-issuer';
import { PlansModule } from '@gongjian/plans-feature';
import { ServiceModule, trustedBuiltInIssuer, type Platform } from '@gongjian/shared-service';
import { Module, type DynamicModule } from '@nestjs/common';
import type { Pool } from 'pg';
import type { Configuration } from './configuration.js';

export interface StandaloneParts {
  readonly platform: Platform;
  /** `http://127.0.0.1:8080`, where people reach the process. */
  readonly origin: string;
  readonly servicePool: Pool;
  readonly projectorPool: Pool;
  readonly issuerPool: Pool;
  readonly calendarFile: string | undefined;
  readonly kafka: Configuration['kafka'];
  readonly districts: Configuration['districts'];
  readonly audit: AuditSettings;
  readonly version: string;
  /** Further modules of the process, for measurements. */
  readonly extra: readonly DynamicModule[];
}

/** Every service in one process. */
@Module({})
export class StandaloneModule {
  static around(parts: StandaloneParts): DynamicModule {
    const { platform, origin, servicePool, projectorPool, issuerPool, calendarFile, kafka, districts, version } = parts;
    return {
      module: StandaloneModule,
      imports: [
        ServiceModule.around({
          platform,
          servicePool,
          projectorPool,
          contexts: ['directory', 'plans', 'assessments', 'awards', 'audit'],
          directoryIn: 'directory',
          issuers: [trustedBuiltInIssuer(origin)],
          kafka,
          districts,
          calendarFile,
        }),
        ...directoryWithIssuer({ platform, publicUrl: origin, issuerPool, projectorPool, sample: true, version }),
        PlansModule,
        AssessmentsModule,
        AwardsModule,
        AuditModule.around(parts.audit),
        StatesModule.around({ projections: deployedProjections('oneProcess') }),
        HistoriesModule.around({
          projections: deployedProjections('oneProcess'),
          reproductions: deployedReproductions(),
          recoveries: deployedRecoveries(),
        }),
        ...parts.extra,
      ],
    };
  }
}
