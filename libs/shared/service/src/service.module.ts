import { AccessModule, Directory, OperationsModule, type TrustedIssuer } from '@gongjian/shared-access';
import { Districts, MessagingModule, TenantIds, type KafkaSettings } from '@gongjian/shared-messaging';
import { ProjectionsModule } from '@gongjian/shared-projections';
import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { CalendarModule } from './calendar.js';
import { PlatformModule, type Platform } from './platform.js';
import { ReadersReadiness } from './readers.readiness.js';

export interface ServiceParts {
  readonly platform: Platform;
  /** As a role that reads the read models. */
  readonly servicePool: Pool;
  /** As a role that writes them; at least 6 connections. */
  readonly projectorPool: Pool;
  /** Those that run in the process. */
  readonly contexts: readonly string[];
  /** The context that keeps the process's copy of the directory. */
  readonly directoryIn: string;
  /** Whose tokens are accepted. */
  readonly issuers: readonly TrustedIssuer[];
  /** `null`: messages between contexts are taken from the published streams in the log. */
  readonly kafka: KafkaSettings | null;
  /** Whose deployments are heard; default: none. */
  readonly districts?: Districts;
  readonly calendarFile: string | undefined;
  /** False: the process answers requests, and others follow the log. Default: true. */
  readonly readers?: boolean;
}

/** What every process of the product is made of, whatever contexts run in it. */
@Module({})
export class ServiceModule {
  static around(parts: ServiceParts): DynamicModule {
    const {
      platform,
      servicePool,
      projectorPool,
      contexts,
      directoryIn,
      issuers,
      kafka,
      districts = Districts.NONE,
      calendarFile,
      readers = true,
    } = parts;
    const { store, clock, opener } = platform;
    return {
      module: ServiceModule,
      global: true,
      imports: [
        CqrsModule.forRoot(),
        PlatformModule.around(platform),
        ProjectionsModule.forRoot({ store, servicePool, projectorPool, opener, clock, run: readers }),
        MessagingModule.forRoot(kafka, districts),
        AccessModule.forRoot({ context: directoryIn, tokens: () => ({ issuers }) }),
        OperationsModule.of(contexts),
        ...(calendarFile === undefined ? [] : [CalendarModule.from(calendarFile)]),
      ],
      providers: [ReadersReadiness, { provide: TenantIds, useExisting: Directory }],
      exports: [TenantIds],
    };
  }
}
