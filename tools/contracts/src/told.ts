import { AssessmentsModule } from '@gongjian/assessments-feature';
import { AuditModule } from '@gongjian/audit-feature';
import { AwardsModule } from '@gongjian/awards-feature';
import { DirectoryModule } from '@gongjian/directory-feature';
import { PlansModule } from '@gongjian/plans-feature';
import { integrationTypeOf, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { messagingFeaturesOf, type ForeignReaction, type MessagingFeature } from '@gongjian/shared-messaging';
import type { Type } from '@nestjs/common';

/** The feature of each context, as the services run it. */
export const featureModules: Readonly<Record<string, Type>> = {
  assessments: AssessmentsModule,
  audit: AuditModule,
  awards: AwardsModule,
  directory: DirectoryModule,
  plans: PlansModule,
};

/** One type of integration event that a context tells. */
export interface Told {
  readonly type: string;
  readonly event: IntegrationEventDefinition;
  /** Categories of streams it is made from. */
  readonly categories: readonly string[];
}

/** What one context tells others and hears from them, as its registered publications and reactions say. */
export interface Spoken {
  readonly context: string;
  readonly tells: readonly Told[];
  /** Types by the context they come from. */
  readonly hears: ReadonlyMap<string, readonly string[]>;
}

/** Of every context, by name; a context may be silent. */
export function spokenByTheCode(): readonly Spoken[] {
  return Object.entries(featureModules).map(([context, module]) => spoken(context, messagingFeaturesOf(module)));
}

/** @throws TypeError for a module that registers something in another context's name */
export function spoken(context: string, features: readonly MessagingFeature[]): Spoken {
  const foreign = features.find((feature) => feature.context !== context);
  if (foreign !== undefined) throw new TypeError(`the module of ${context} registers something of ${foreign.context}`);
  const tells = new Map<string, Told>();
  for (const { catalogue, publications } of features.flatMap((feature) => feature.publications ?? [])) {
    for (const { event } of publications) {
      const type = integrationTypeOf(event);
      const categories = new Set([...(tells.get(type)?.categories ?? []), catalogue.category]);
      tells.set(type, { type, event, categories: [...categories] });
    }
  }
  const hears = new Map<string, Set<string>>();
  for (const { source, when } of features.flatMap((feature) => feature.reactions ?? []).map(bare)) {
    const types = hears.get(source) ?? new Set();
    for (const { event } of when) types.add(integrationTypeOf(event));
    hears.set(source, types);
  }
  return {
    context,
    tells: [...tells.values()],
    hears: new Map([...hears].sort(byKey).map(([source, types]) => [source, [...types].sort()])),
  };
}

/** A reaction that only says what it hears: nothing of what it needs is there. */
function bare(reaction: Type<ForeignReaction>): ForeignReaction {
  return new reaction();
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
