import { type PublishableDefinition } from '@gongjian/plans-contracts';
import type { LocalDate } from '@gongjian/shared-kernel';
import { askedMoney } from './asked-money.js';
import { checkCodes } from './check-bound.js';
import type { DefinitionParts } from './definition-parts.js';
import type { Say } from './faults.js';
import { isHigherOrEqual } from './levels.js';

/** Founding, money, stages, tasks and subjects. */
export function checkCampaign(
  definition: PublishableDefinition,
  parts: DefinitionParts,
  say: Say,
  today: LocalDate,
): void {
  const { founding, historic, tasks, subjects } = definition;
  if (founding.organ === 'bureau' || founding.organ === 'townOrStreet') say('/founding/organ', 'founderTooLow');
  if (founding.level === 'town' || founding.level === 'community') say('/founding/level', 'founderTooLow');
  if (!isHigherOrEqual(founding.approval.level, founding.level)) say('/founding/approval/level', 'approvalTooLow');
  if (historic === true && founding.endsOn !== undefined && founding.endsOn > today) {
    say('/founding/endsOn', 'historicNeedsNothing');
  }
  if (founding.funding.fromSubjects !== 'nothing') say('/founding/funding/fromSubjects', 'asksMoney');
  checkMoney(definition, '', say);
  tasks.review.forEach(({ level, actedBy }, index) => {
    if (level !== index + 1) say(`/tasks/review/${index}/level`, 'order', String(index + 1));
    if (actedBy === 'unitHead' && index > 0) say(`/tasks/review/${index}/actedBy`, 'unitHeadFirst');
  });
  subjects.who.forEach(({ kind, level, classes }, index) => {
    const at = `/subjects/who/${index}`;
    if (kind === 'division' && level === undefined) say(`${at}/level`, 'missing');
    if (kind !== 'division' && level !== undefined) say(`${at}/level`, 'noEffect');
    checkCodes(say, `${at}/classes`, classes ?? [], parts.classes);
  });
}

/** Every text of the definition, wherever it stands. */
function checkMoney(value: unknown, pointer: string, say: Say): void {
  if (typeof value === 'string') {
    const word = askedMoney(value);
    if (word !== undefined) say(pointer, 'asksMoney', word);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) checkMoney(member, `${pointer}/${key}`, say);
  }
}

/** Every list of things with a code names each once; the nodes of the standard are one list. */
export function checkDuplicates(value: unknown, say: Say, pointer = '', nodes = new Set<string>()): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) {
    for (const [key, member] of Object.entries(value)) checkDuplicates(member, say, `${pointer}/${key}`, nodes);
    return;
  }
  const ofNodes = (value as readonly unknown[]).some(isNode);
  const seen = ofNodes && pointer.startsWith('/standard/items') ? nodes : new Set<string>();
  value.forEach((item: unknown, index) => {
    const code = (item as { readonly code?: unknown } | null)?.code;
    if (typeof code === 'string') {
      if (seen.has(code)) say(`${pointer}/${index}/code`, 'duplicate', code);
      seen.add(code);
    }
    checkDuplicates(item, say, `${pointer}/${index}`, nodes);
  });
}

function isNode(item: unknown): boolean {
  return typeof item === 'object' && item !== null && 'code' in item && 'kind' in item;
}
