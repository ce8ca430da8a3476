import { AssessmentsModule } from '@gongjian/assessments-feature';
import { AwardsModule } from '@gongjian/awards-feature';
import { PlansModule } from '@gongjian/plans-feature';
import { AccessGuard, Principals, TokenVerifier, type Directory, type VerifiedToken } from '@gongjian/shared-access';
import type { Clock } from '@gongjian/shared-event-sourcing';
import { MessagingModule } from '@gongjian/shared-messaging';
import { ProjectionsModule, type ProjectionsOptions } from '@gongjian/shared-projections';
import { Module, type InjectionToken, type Type } from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';

export interface Part {
  readonly provide: InjectionToken;
  readonly useValue: unknown;
}

/** Accounts are called as who holds them. */
class WorldTokens extends TokenVerifier {
  override async verify(token: string): Promise<VerifiedToken> {
    return { issuer: 'world', subject: token, accountName: token, expiresAt: Number.MAX_SAFE_INTEGER };
  }
}

/** The services as they are, around parts that are given; accounts belong to whom the directory knows by their name. */
export function servicesAround(
  parts: readonly Part[],
  projections: ProjectionsOptions,
  directory: Directory,
  clock: Clock,
): Type {
  const tokens = new WorldTokens({ issuers: [] }, clock);
  const principals = new Principals(directory, clock);
  const given: readonly Part[] = [
    ...parts,
    { provide: TokenVerifier, useValue: tokens },
    { provide: Principals, useValue: principals },
  ];

  @Module({})
  class PartsModule {}

  @Module({
    imports: [
      {
        module: PartsModule,
        global: true,
        providers: [...given],
        exports: given.map(({ provide }) => provide),
      },
      CqrsModule.forRoot(),
      ProjectionsModule.forRoot(projections),
      MessagingModule.forRoot(null),
      PlansModule,
      AssessmentsModule,
      AwardsModule,
    ],
    providers: [
      {
        provide: APP_GUARD,
        inject: [Reflector],
        useFactory: (reflector: Reflector) => new AccessGuard(reflector, tokens, principals),
      },
    ],
  })
  class ServicesModule {}
  return ServicesModule;
}
