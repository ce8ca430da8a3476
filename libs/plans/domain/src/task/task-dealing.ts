import { refuse, sameFacts } from '@gongjian/shared-kernel';
import type { TaskPerson } from '../organisation.js';
import type { HandOverTask, UrgeTask } from './task.commands.js';
import { successorElsewhere, taskPersonUnknown } from './task.errors.js';
import type { TaskEvent } from './task.events.js';
import { refusesHandingOver, refusesUrging } from './task-may.js';
import type { LivingTask } from './task-state.js';

export function urgeTask({ data, today }: UrgeTask, state: LivingTask): readonly TaskEvent[] {
  const { taskId, words, by } = data;
  refuse(refusesUrging(state, by, today));
  return [{ type: 'TaskUrged', data: { taskId, on: today, dueOn: state.due.on, words, urgedBy: by.officer } }];
}

export function handOverTask({ data }: HandOverTask, state: LivingTask): readonly TaskEvent[] {
  const { taskId, fromPersonId, to, successorUnitIds, reason, by } = data;
  const { persons: previous } = state;
  const has = (personId: string): boolean => previous.some((person) => person.personId === personId);
  if (fromPersonId === to.personId || (!has(fromPersonId) && has(to.personId))) return [];
  refuse(refusesHandingOver(state));
  if (!has(fromPersonId)) throw taskPersonUnknown();
  if (!state.units.some(({ unit }) => successorUnitIds.includes(unit.id))) throw successorElsewhere();
  const persons = onceEach(
    previous.map((person) => (person.personId === fromPersonId ? { ...partOf(person), ...to } : person)),
  );
  const between = { fromPersonId, toPersonId: to.personId };
  return [{ type: 'TaskHandedOver', data: { taskId, ...between, previous, persons, reason, handedOverBy: by } }];
}

function partOf({ role, part }: TaskPerson): Pick<TaskPerson, 'role' | 'part'> {
  return part === undefined ? { role } : { role, part };
}

/** Whoever had the same part already has it once. */
function onceEach(persons: readonly TaskPerson[]): readonly TaskPerson[] {
  return persons.filter(
    (person, index) =>
      persons.findIndex((other) => other.personId !== null && sameParts(other, person)) === index ||
      person.personId === null,
  );
}

function sameParts(one: TaskPerson, other: TaskPerson): boolean {
  return one.personId === other.personId && sameFacts(partOf(one), partOf(other));
}
