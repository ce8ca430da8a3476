import { groundOf, type Ground, type Title } from '@gongjian/awards-domain';
import { DomainError, type LocalDate } from '@gongjian/shared-kernel';
import type { SeenWatch } from './watches.js';

/** The facts a person names: of the watch, of the triggers that were raised, or deadlines the title missed. */
export function groundsNamed(
  factIds: readonly string[],
  title: Title,
  watch: SeenWatch,
  on: LocalDate,
): readonly Ground[] {
  const known = new Map<string, Ground>();
  for (const { factId, what, on: occurredOn } of title.missed) {
    const fact = { kind: 'deadlineMissed', what } as const;
    known.set(factId, { factId, fact, occurredOn, occurredAt: null, verifier: null, source: null });
  }
  for (const { raised } of title.triggers) {
    for (const ground of raised.grounds) if (ground.source === null) known.set(ground.factId, ground);
  }
  for (const fact of watch.facts(on)) known.set(fact.factId, groundOf(fact));
  return factIds.map((factId) => {
    const ground = known.get(factId);
    if (ground === undefined) throw factUnknown(factId);
    return ground;
  });
}

function factUnknown(factId: string): DomainError {
  return new DomainError(
    'TITLE.FACT_UNKNOWN',
    'invalid',
    {
      zh: '没有关于该对象的这一事实，或它已被撤回。',
      en: 'No such fact of this subject is known, or it was withdrawn.',
    },
    { factId },
  );
}
