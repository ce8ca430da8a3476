import { isKnown, isValid, type RollUpCommand, type Title } from '@gongjian/awards-domain';
import { commandFingerprint, DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import { MAX_BASIS_INPUTS, type BasisInput, type Fact, type SubjectAsOf } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { rollUpAggregate, titleAggregate } from '../aggregates.js';
import { AwardRule } from '../rules/award-rule.js';
import { momentOf } from '../rules/following.js';
import { pinnedOf } from '../slates/candidate-lists.js';
import { AwardVersions, type AwardVersion } from '../titles/award-versions.js';
import { titleIdOf, titleStream } from '../titles/title-stream.js';
import { DivisionMembers } from './division-members.js';
import { rollUpIdOf, rollUpStream } from './roll-up-stream.js';

/** Counts the members of a division that hold its programme's title, whenever one of theirs changes. */
@Injectable()
export class RollUpCounts {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly versions: AwardVersions,
    private readonly members: DivisionMembers,
    private readonly rule: AwardRule,
  ) {}

  /** After `fact` of a member's title. The latest published version says how it rolls up. */
  async count(fact: Fact, titleId: string): Promise<void> {
    const { tenant } = fact.metadata;
    const title = await this.load(tenant, titleId);
    if (title === null || title.naming === null) return;
    const version = await this.versions.latest(tenant, title.naming.programme);
    const rollUp = version?.definition.award?.rollUp;
    if (version === null || rollUp === undefined) return;
    const division = await this.members.above(title.subject, rollUp.members, rollUp.level);
    const grade = version.definition.grading?.grades.findLast(({ named }) => named === true)?.code;
    if (division === null || grade === undefined) return;
    const rollUpId = rollUpIdOf(tenant, version.programme, division.id);
    const { today } = momentOf(fact.metadata.recordedAt);
    const { itself } = await this.members.of(tenant, division.id, rollUp.members, today);
    if (itself === null) return;
    const commandId = derivedId(fact.id, 'CountMembers', rollUpId);
    const fingerprint = commandFingerprint('CountMembers', rollUpStream(rollUpId), { titleId });
    const clause = { id: 'rollUp', name: '汇总称号' };
    const cause = { tenant, sourceEventId: fact.id };
    const envelope = await this.rule.envelope(version, clause, cause, { commandId, fingerprint });
    // Counted in the command's turn: of two changes at once the later command has seen both.
    const command = (): Promise<RollUpCommand> =>
      this.command(fact, version, { rollUpId, divisionId: division.id, itself, grade });
    await this.runner.execute(rollUpAggregate, rollUpId, command, envelope);
  }

  private async command(
    fact: Fact,
    version: AwardVersion,
    to: {
      readonly rollUpId: string;
      readonly divisionId: string;
      readonly itself: SubjectAsOf;
      readonly grade: string;
    },
  ): Promise<RollUpCommand> {
    const { tenant, recordedAt } = fact.metadata;
    const moment = momentOf(recordedAt);
    const rollUp = version.definition.award?.rollUp;
    if (rollUp === undefined) throw new TypeError(`${version.key} does not roll up`);
    const { rollUpId, divisionId, itself: subject, grade } = to;
    const { members } = await this.members.of(tenant, divisionId, rollUp.members, moment.today);
    const lines: string[] = [];
    const inputs: BasisInput[] = [];
    let holding = 0;
    for (const subjectId of [...members].sort()) {
      const titleId = titleIdOf(tenant, subjectId, version.programme);
      const title = await this.load(tenant, titleId);
      const holds = title !== null && isValid(title.standing);
      if (holds) holding += 1;
      if (title !== null) inputs.push({ stream: titleStream(titleId), revision: String(title.revision) });
      lines.push(`${subjectId}\t${holds ? 'holds' : 'not'}`);
    }
    const sha256 = createHash('sha256').update(lines.join('\n'), 'utf8').digest('hex');
    const cause = { stream: fact.stream, revision: String(fact.revision) };
    return {
      type: 'CountMembers',
      data: {
        ...pinnedOf(version),
        ...{ rollUpId, subject, titleId: titleIdOf(tenant, subject.id, version.programme), holding, sha256, grade },
        ...{ of: members.length, share: rollUp.share, inputs: inputs.length > MAX_BASIS_INPUTS ? [cause] : inputs },
      },
      ...moment,
    };
  }

  private async load(tenant: string, titleId: string): Promise<Title | null> {
    const state = (await this.runner.load(titleAggregate, titleId, tenant))?.state;
    return state === undefined || !isKnown(state) ? null : state;
  }
}
