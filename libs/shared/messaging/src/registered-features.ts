import type { DynamicModule, Provider, Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';
import { MessagingFeatureModule, MessagingRegistry, type MessagingFeature } from './messaging.module.js';

type Imported = Type | DynamicModule | Promise<DynamicModule> | { readonly forwardRef: () => Type };

/**
 * What the modules below one register with `MessagingModule.forFeature`, read from their metadata: nothing is started
 * and nothing has to be there. Modules that arrive as promises are not looked into.
 */
export function messagingFeaturesOf(root: Type): readonly MessagingFeature[] {
  const registry = new MessagingRegistry();
  const seen = new Set<unknown>();
  const visit = (imported: Imported): void => {
    if (seen.has(imported) || imported instanceof Promise) return;
    seen.add(imported);
    if (typeof imported === 'function') importsOf(imported).forEach(visit);
    else if ('forwardRef' in imported) visit(imported.forwardRef());
    else {
      if (imported.module === MessagingFeatureModule) imported.providers?.forEach((each) => register(each, registry));
      (imported.imports as readonly Imported[] | undefined)?.forEach(visit);
      visit(imported.module);
    }
  };
  visit(root);
  return registry.features;
}

function importsOf(module: Type): readonly Imported[] {
  return (Reflect.getMetadata(MODULE_METADATA.IMPORTS, module) as readonly Imported[] | undefined) ?? [];
}

function register(provider: Provider, registry: MessagingRegistry): void {
  (provider as { readonly useFactory: (registry: MessagingRegistry) => MessagingFeature }).useFactory(registry);
}
