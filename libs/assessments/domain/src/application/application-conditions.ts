import type { BasisInput, LocalDate } from '@gongjian/shared-kernel';
import type { Refusal } from '../may-act.js';
import { assessmentRulesOf } from '../rules/assessment-rules.js';
import type { ConditionSeen } from '../rules/v2/meets.js';
import type { Judging } from './application.commands.js';
import { conditionsNotMet, type ConditionUnmet } from './application.errors.js';
import type { ApplicationFiled } from './application.events.js';
import type { FiledApplication } from './application-state.js';
import { conditionWords } from './condition-words.js';

export interface JudgedConditions {
  /** It lost the title before: the conditions for applying again were asked. */
  readonly again: boolean;
  readonly asked: Judging['application']['conditions'];
  readonly conditions: readonly ConditionSeen[];
}

/** Every condition by what is known, as it stands on a day; how old a result is, on the day it was filed. */
export function judgedOn(
  {
    rules,
    key,
    subject,
    declared,
    filedOn,
  }: Pick<ApplicationFiled, 'rules' | 'key' | 'subject' | 'declared' | 'filedOn'>,
  { application, standard, facts, docket }: Judging,
  on: LocalDate,
): JudgedConditions {
  const known = docket?.facts ?? [];
  const again = known.some((fact) => fact.fact === 'title' && fact.key === key && fact.standing === 'removed');
  const asked = again ? application.reapply : application.conditions;
  const interpreter = assessmentRulesOf(rules);
  const codes = asked.flatMap((condition) => (condition.kind === 'subject' ? [condition.indicator] : []));
  const met = interpreter.declaredMet(declared, codes, { standard, facts, class: subject.class, docket: known, on });
  const context = { key, docket: known, facts, on, filedOn, declared: met };
  return { again, asked, conditions: interpreter.meets(asked, context) };
}

function inWords({ asked, conditions }: JudgedConditions): readonly ConditionUnmet[] {
  return conditions.flatMap(({ condition, met, seen }) => {
    const said = asked[condition];
    return met || said === undefined ? [] : [{ condition, seen, ...conditionWords(said) }];
  });
}

export function refusesUnmet(judged: JudgedConditions): Refusal {
  const unmet = inWords(judged);
  return unmet.length > 0 ? conditionsNotMet(unmet) : null;
}

/** What keeps an application on hold once its removal is settled. */
export function unmetConditions(
  { filed }: FiledApplication,
  judging: Judging,
  on: LocalDate,
): readonly ConditionUnmet[] {
  return inWords(judgedOn(filed, judging, on));
}

export function docketInput({ docket }: Judging): readonly BasisInput[] {
  return docket === null ? [] : [{ stream: docket.stream, revision: docket.revision }];
}
