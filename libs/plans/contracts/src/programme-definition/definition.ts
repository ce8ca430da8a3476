import { z } from 'zod';
import {
  application,
  approval,
  award,
  escalation,
  facts,
  founding,
  grading,
  honours,
  PROGRAMME_KINDS,
  rectification,
  round,
  stage,
  subjects,
  taskRules,
  type Subjects,
} from './campaign.js';
import { key, names, type Frozen } from './primitives.js';
import { standard } from './standard.js';

/** A definition as it is published, format 2: what is written here is what publishing accepts. */
export const programmeDefinition = z
  .strictObject({
    definitionFormat: z.literal(2).describe('格式 The form of this document'),
    rules: z.literal(2).describe('规则解释器版本 The rule interpreter that reads it'),
    key: key.describe('项目的键，租户内唯一 What titles refer to it by, once in the tenant'),
    names,
    kind: z
      .enum(PROGRAMME_KINDS)
      .describe('创建示范、评比表彰、考核、等级评定、专项整治、活动 Kind of campaign')
      .meta({
        'x-alike': [
          ['creation', 'commendation', 'grading'],
          ['appraisal', 'drive', 'activity'],
        ],
        'x-shown-without': 'award',
      }),
    founding: founding.describe('设立 Who founded it'),
    historic: z
      .literal(true)
      .exactOptional()
      .describe('历史项目：可载入，未经批准不得重启 Loaded from the past; started again only with approval'),
    parent: z
      .strictObject({
        key: key.describe('上级项目的键 Key of the parent programme'),
        version: z.int().min(1).max(1_000_000).describe('上级项目的版本 Its version'),
        approval: approval.describe('上级的批准 Approval from above'),
      })
      .exactOptional()
      .describe('依据的上级项目；只可更严 The programme it follows; only stricter'),
    stages: z.array(stage).max(20).describe('实施阶段 Stages a plan may date').meta({ 'x-shown': true }),
    tasks: taskRules.describe('任务规则 Rules of tasks'),
    subjects: subjects.describe('创建对象 Subjects'),
    facts: facts.exactOptional().describe('会报来的事实 Facts that are reported'),
    standard: standard.exactOptional().describe('创建标准 The standard'),
    rounds: z.array(round).min(1).max(30).exactOptional().describe('考评轮次 Rounds of assessment'),
    grading: grading.exactOptional().describe('等级评定 Grading'),
    application: application.exactOptional().describe('申报与审核链 Application and review chain'),
    rectification: rectification.exactOptional().describe('整改 Rectification'),
    escalation: escalation.exactOptional().describe('督办 Escalation'),
    award: award.exactOptional().describe('命名、授牌、摘牌 Award and removal'),
    honours: honours.exactOptional().describe('表彰与惩戒 Rewards and penalties'),
  })
  .meta({ title: 'Programme definition, format 2' });

export type PublishableDefinition = Frozen<z.output<typeof programmeDefinition>>;

/**
 * A published definition in the current format. One that was published in format 1 has `rules` 1, no key, no founding
 * and nobody who may be a subject.
 */
export interface ProgrammeDefinition extends Omit<PublishableDefinition, 'rules' | 'key' | 'founding'> {
  readonly rules: 1 | 2;
  readonly key?: PublishableDefinition['key'];
  readonly founding?: PublishableDefinition['founding'];
  readonly subjects: Subjects;
}

/** The same wherever it is served: a definition names what it is checked with. */
const SCHEMA_ID = 'urn:gongjian:programme-definition:2';

/** JSON Schema 2020-12 of {@link programmeDefinition}. */
export function definitionJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(programmeDefinition, { target: 'draft-2020-12', io: 'input' });
  return { $schema, $id: SCHEMA_ID, ...schema };
}
