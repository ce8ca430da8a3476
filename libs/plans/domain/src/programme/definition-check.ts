import { canonicalJson, NotCanonical, type BilingualText, type JsonValue } from '@gongjian/shared-kernel';
import {
  CADENCES,
  DAY_OFF_RULES,
  EXTENSION_DECIDERS,
  PROGRAMME_KINDS,
  REVIEW_ROLES,
  type ProgrammeDefinition,
} from './programme-definition.js';

/** Bytes of a definition's canonical JSON at most. */
export const DEFINITION_BYTES = 192 * 1024;

/** One thing wrong in a definition, and where (JSON pointer). */
export interface DefinitionFault extends BilingualText {
  readonly pointer: string;
  readonly code: string;
}

export type DefinitionCheck =
  | { readonly ok: true; readonly definition: ProgrammeDefinition }
  | { readonly ok: false; readonly faults: readonly DefinitionFault[] };

const NAME_LENGTH = 100;
const MAX_STAGES = 20;
const MAX_LEVELS = 4;
const MAX_DAYS = 366;

/** Whether it may be kept as a draft: storable, small enough and free of what looks like a sealed value. */
export function checkStorable(definition: JsonValue): readonly DefinitionFault[] {
  if (typeof definition !== 'object' || definition === null || Array.isArray(definition)) {
    return [fault('', 'type', '定义应当是一个对象', 'a definition is an object')];
  }
  let text: string;
  try {
    text = canonicalJson(definition, (value, pointer) => {
      if (Object.hasOwn(value, '$sealed')) throw new NotCanonical(pointer(), 'type');
      return value;
    });
  } catch (error) {
    if (!(error instanceof NotCanonical)) throw error;
    return [
      fault(
        error.pointer,
        'notStorable',
        '数字应为整数（小数写成字符串），文本中不得有空字符或残缺字符',
        'numbers are integers (decimals are strings); texts hold no NUL and no broken characters',
      ),
    ];
  }
  const bytes = utf8Length(text);
  if (bytes > DEFINITION_BYTES) {
    return [
      fault('', 'tooLarge', `定义不得超过 192 KiB，现为 ${bytes} 字节`, `at most 192 KiB, this one has ${bytes} bytes`),
    ];
  }
  return [];
}

/** Checks a definition whole: every fault with its place, not only the first. */
export function checkDefinition(value: JsonValue): DefinitionCheck {
  const storable = checkStorable(value);
  if (storable.length > 0) return { ok: false, faults: storable };
  const check = new Check();
  check.members(value, '', [
    'definitionFormat',
    'rules',
    'names',
    'kind',
    'stages',
    'review',
    'extension',
    'overdue',
    'cadence',
  ]);
  const root = value as Readonly<Record<string, JsonValue>>;
  if (Object.hasOwn(root, 'definitionFormat') && root['definitionFormat'] !== 1) {
    check.add('/definitionFormat', 'unknownFormat', '定义格式应为 1', 'the definition format is 1');
  }
  if (Object.hasOwn(root, 'rules') && root['rules'] !== 1) {
    check.add('/rules', 'unknownRules', '规则解释器版本应为 1', 'the rule interpreter is version 1');
  }
  if (Object.hasOwn(root, 'names')) check.names(root['names'], '/names');
  if (Object.hasOwn(root, 'kind')) check.oneOf(root['kind'], '/kind', PROGRAMME_KINDS);
  if (Object.hasOwn(root, 'stages')) checkStages(check, root['stages']);
  if (Object.hasOwn(root, 'review')) checkReview(check, root['review']);
  if (Object.hasOwn(root, 'extension') && root['extension'] !== null) checkExtension(check, root['extension']);
  if (Object.hasOwn(root, 'overdue')) checkOverdue(check, root['overdue']);
  if (Object.hasOwn(root, 'cadence') && root['cadence'] !== null) checkCadence(check, root['cadence']);
  return check.faults.length > 0
    ? { ok: false, faults: check.faults }
    : { ok: true, definition: value as unknown as ProgrammeDefinition };
}

function checkStages(check: Check, value: JsonValue | undefined): void {
  const stages = check.list(value, '/stages', 0, MAX_STAGES);
  const seen = new Set<string>();
  stages.forEach((stage, index) => {
    const pointer = `/stages/${index}`;
    const members = check.members(stage, pointer, ['code', 'names']);
    if (members === null) return;
    const code = members['code'];
    if (code !== undefined) {
      if (typeof code !== 'string' || !/^[a-z][A-Za-z0-9]{0,39}$/.test(code)) {
        check.add(
          `${pointer}/code`,
          'code',
          '代码以小写字母开头，只含字母和数字，不超过 40 个字符',
          'a code starts with a lower-case letter and has letters and digits only, 40 at most',
        );
      } else if (seen.has(code)) {
        check.add(`${pointer}/code`, 'duplicate', '阶段代码重复', 'this stage code stands twice');
      } else {
        seen.add(code);
      }
    }
    if (members['names'] !== undefined) check.names(members['names'], `${pointer}/names`);
  });
}

function checkReview(check: Check, value: JsonValue | undefined): void {
  const levels = check.list(value, '/review', 1, MAX_LEVELS);
  levels.forEach((level, index) => {
    const pointer = `/review/${index}`;
    const members = check.members(level, pointer, ['level', 'names', 'actedBy']);
    if (members === null) return;
    if (members['level'] !== undefined && members['level'] !== index + 1) {
      check.add(
        `${pointer}/level`,
        'order',
        `审核层级应从 1 起依次编号，此处应为 ${index + 1}`,
        `levels count from 1 without a gap; this one is ${index + 1}`,
      );
    }
    if (members['names'] !== undefined) check.names(members['names'], `${pointer}/names`);
    if (members['actedBy'] !== undefined) {
      check.oneOf(members['actedBy'], `${pointer}/actedBy`, REVIEW_ROLES);
      if (members['actedBy'] === 'unitHead' && index > 0) {
        check.add(
          `${pointer}/actedBy`,
          'unitHeadFirst',
          '单位负责人审签只能是第一级',
          'the unit head signs at the first level only',
        );
      }
    }
  });
}

function checkExtension(check: Check, value: JsonValue | undefined): void {
  const members = check.members(value, '/extension', ['mayBeAskedUntil', 'maxTimes', 'decidedBy']);
  if (members === null) return;
  if (members['mayBeAskedUntil'] !== undefined) {
    check.integer(members['mayBeAskedUntil'], '/extension/mayBeAskedUntil', 0, MAX_DAYS);
  }
  if (members['maxTimes'] !== undefined) check.integer(members['maxTimes'], '/extension/maxTimes', 1, 20);
  if (members['decidedBy'] !== undefined) {
    check.oneOf(members['decidedBy'], '/extension/decidedBy', EXTENSION_DECIDERS);
  }
}

function checkOverdue(check: Check, value: JsonValue | undefined): void {
  const members = check.members(value, '/overdue', ['reminderDaysBefore', 'graceDays', 'dayOff']);
  if (members === null) return;
  const reminder = members['reminderDaysBefore'];
  if (reminder !== undefined && reminder !== null) {
    check.integer(reminder, '/overdue/reminderDaysBefore', 0, MAX_DAYS);
  }
  if (members['graceDays'] !== undefined) check.integer(members['graceDays'], '/overdue/graceDays', 0, MAX_DAYS);
  if (members['dayOff'] !== undefined) check.oneOf(members['dayOff'], '/overdue/dayOff', DAY_OFF_RULES);
}

function checkCadence(check: Check, value: JsonValue | undefined): void {
  const members = check.members(value, '/cadence', ['every', 'dueWithinDays']);
  if (members === null) return;
  if (members['every'] !== undefined) check.oneOf(members['every'], '/cadence/every', CADENCES);
  if (members['dueWithinDays'] !== undefined) {
    check.integer(members['dueWithinDays'], '/cadence/dueWithinDays', 0, MAX_DAYS);
  }
}

function fault(pointer: string, code: string, zh: string, en: string): DefinitionFault {
  return { pointer, code, zh, en };
}

class Check {
  readonly faults: DefinitionFault[] = [];

  add(pointer: string, code: string, zh: string, en: string): void {
    this.faults.push(fault(pointer, code, zh, en));
  }

  members(
    value: JsonValue | undefined,
    pointer: string,
    names: readonly string[],
  ): Readonly<Record<string, JsonValue>> | null {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.add(pointer, 'type', '应当是一个对象', 'an object is expected');
      return null;
    }
    const members = value as Readonly<Record<string, JsonValue>>;
    for (const name of names) {
      if (!Object.hasOwn(members, name))
        this.add(`${pointer}/${name}`, 'missing', '缺少此项', 'this member is missing');
    }
    for (const name of Object.keys(members)) {
      if (!names.includes(name)) {
        const escaped = name.replaceAll('~', '~0').replaceAll('/', '~1');
        this.add(`${pointer}/${escaped}`, 'unknown', '不认识的项', 'this member is not known');
      }
    }
    return members;
  }

  list(value: JsonValue | undefined, pointer: string, least: number, most: number): readonly JsonValue[] {
    if (!Array.isArray(value)) {
      this.add(pointer, 'type', '应当是一个列表', 'a list is expected');
      return [];
    }
    if (value.length < least || value.length > most) {
      this.add(pointer, 'count', `应有 ${least} 至 ${most} 项`, `${least} to ${most} entries are expected`);
    }
    return value as readonly JsonValue[];
  }

  names(value: JsonValue | undefined, pointer: string): void {
    const members = this.members(value, pointer, ['zh', 'en']);
    if (members === null) return;
    for (const language of ['zh', 'en'] as const) {
      const name = members[language];
      if (name === undefined) continue;
      if (typeof name !== 'string' || name.trim() === '' || name.length > NAME_LENGTH) {
        this.add(
          `${pointer}/${language}`,
          'name',
          `名称不得为空，且不超过 ${NAME_LENGTH} 字`,
          `a name is not empty and has at most ${NAME_LENGTH} characters`,
        );
      }
    }
  }

  oneOf(value: JsonValue | undefined, pointer: string, allowed: readonly string[]): void {
    if (typeof value !== 'string' || !allowed.includes(value)) {
      this.add(pointer, 'value', `应为以下之一：${allowed.join('、')}`, `one of ${allowed.join(', ')} is expected`);
    }
  }

  integer(value: JsonValue, pointer: string, least: number, most: number): void {
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least || value > most) {
      this.add(
        pointer,
        'integer',
        `应为 ${least} 至 ${most} 的整数`,
        `an integer from ${least} to ${most} is expected`,
      );
    }
  }
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
