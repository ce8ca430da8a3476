import type { ProgrammeDefinition, PublishableDefinition, StandardNode } from '@gongjian/plans-contracts';
import type { Fault, LocalDate } from '@gongjian/shared-kernel';
import { checkApplication } from './check-application.js';
import { checkAward } from './check-award.js';
import { checkCampaign, checkDuplicates } from './check-campaign.js';
import { checkGrading } from './check-grading.js';
import { checkHonours } from './check-honours.js';
import { checkReached } from './check-reached.js';
import { checkRounds } from './check-rounds.js';
import { checkStandard } from './check-standard.js';
import { partsOf } from './definition-parts.js';
import { collector, type Say } from './faults.js';
import { isHigherOrEqual } from './levels.js';
import { looserThan } from './looser-than.js';

/** What a definition is checked against besides itself. */
export interface DefinitionSurroundings {
  readonly today: LocalDate;
  /** The version it says it follows; `null` when there is none, or none such. */
  readonly parent: ProgrammeDefinition | null;
  /** Keys of other programmes of the tenant, among those it refers to. */
  readonly knownKeys: readonly string[];
  /** Its key belongs to another programme. */
  readonly keyTaken: boolean;
  /** The version before; `null` for the first. */
  readonly before: Pick<ProgrammeDefinition, 'key' | 'parent'> | null;
}

/** What the members of a definition say together: every fault with its place, not only the first. */
export function checkDefinition(
  definition: PublishableDefinition,
  surroundings: DefinitionSurroundings,
): readonly Fault[] {
  const { say, faults } = collector();
  const parts = partsOf(definition);
  checkCampaign(definition, parts, say, surroundings.today);
  checkDuplicates(definition, say);
  checkStandard(definition, parts, say);
  checkRounds(definition, parts, say);
  checkGrading(definition, parts, say);
  checkReached(definition, parts, say);
  checkApplication(definition, parts, say);
  checkAward(definition, parts, say);
  checkHonours(definition, parts, say);
  checkKeys(definition, surroundings, say);
  return [...faults, ...checkParent(definition, surroundings)];
}

interface KeyReference {
  readonly key: string;
  readonly pointer: string;
}

/** Keys of programmes a definition refers to, its own left out. */
export function keysReferredTo(definition: PublishableDefinition): readonly KeyReference[] {
  const conditions = (['conditions', 'reapply'] as const).flatMap((list) =>
    (definition.application?.[list] ?? []).flatMap((condition, index): readonly KeyReference[] => {
      const at = `/application/${list}/${index}`;
      if (condition.kind === 'holdsTitle') return [{ key: condition.title, pointer: `${at}/title` }];
      return condition.kind === 'result' ? [{ key: condition.of, pointer: `${at}/of` }] : [];
    }),
  );
  const cascades = (definition.award?.cascade ?? []).flatMap(({ titles }, index) =>
    titles.map((key, title) => ({ key, pointer: `/award/cascade/${index}/titles/${title}` })),
  );
  const titles = titlesAsked(definition.standard?.items ?? [], '/standard/items');
  return [...titles, ...conditions, ...cascades].filter(({ key }) => key !== definition.key);
}

function titlesAsked(items: readonly StandardNode[], at: string): readonly KeyReference[] {
  return items.flatMap((node, index) => {
    const pointer = `${at}/${index}`;
    if (node.kind === 'component') return titlesAsked(node.items, `${pointer}/items`);
    return node.kind === 'title' ? [{ key: node.title, pointer: `${pointer}/title` }] : [];
  });
}

function checkKeys(definition: PublishableDefinition, around: DefinitionSurroundings, say: Say): void {
  if (around.keyTaken) say('/key', 'keyTaken', definition.key);
  const key = around.before?.key;
  if (key !== undefined && key !== definition.key) say('/key', 'keyChanged', key);
  for (const { key, pointer } of keysReferredTo(definition)) {
    if (!around.knownKeys.includes(key)) say(pointer, 'titleKeyUnknown', key);
  }
}

function checkParent(definition: PublishableDefinition, { parent, before }: DefinitionSurroundings): readonly Fault[] {
  const { say, faults } = collector();
  if (before?.parent !== undefined) checkParentKept(definition, before.parent, say);
  if (definition.parent === undefined) return faults;
  if (parent?.founding === undefined) {
    say('/parent', 'parentUnknown');
    return faults;
  }
  if (!isHigherOrEqual(definition.parent.approval.level, parent.founding.level)) {
    say('/parent/approval/level', 'parentApproval');
  }
  return [...faults, ...looserThan(parent, definition)];
}

/** What followed another once follows it from then on, no earlier version of it. */
function checkParentKept({ parent }: PublishableDefinition, before: Parent, say: Say): void {
  if (parent === undefined) say('/parent', 'parentDropped', before.key);
  else if (parent.key !== before.key) say('/parent/key', 'parentDropped', before.key);
  else if (parent.version < before.version) say('/parent/version', 'parentDropped', String(before.version));
}

type Parent = NonNullable<PublishableDefinition['parent']>;
