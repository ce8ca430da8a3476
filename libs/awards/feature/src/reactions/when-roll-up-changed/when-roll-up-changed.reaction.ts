import {
  awardRulesOf,
  isKnown,
  rollUpCatalogue,
  type Firing,
  type ResultSeen,
  type RollUpEvent,
  type Title,
} from '@gongjian/awards-domain';
import { Directory } from '@gongjian/shared-access';
import { commandFingerprint, DeciderRunner, derivedId, type CommandEnvelope } from '@gongjian/shared-event-sourcing';
import { clockFrom, type BasisInput, type Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { WorkingCalendars } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { slateAggregate, titleAggregate } from '../../aggregates.js';
import { NamingReadiness } from '../../notices/naming-readiness.js';
import { AwardRule } from '../../rules/award-rule.js';
import { momentOf } from '../../rules/following.js';
import { decidingDivision, isNamedElsewhere } from '../../slates/deciding-division.js';
import { listSumOf } from '../../slates/list-sum.js';
import { slateIdOf, slateStream } from '../../slates/slate-stream.js';
import { AwardVersions, type AwardVersion } from '../../titles/award-versions.js';
import { removalIdOf, titleStream } from '../../titles/title-stream.js';
import { Watches } from '../../titles/watches.js';

type Of<Type extends RollUpEvent['type']> = Fact<Extract<RollUpEvent, { readonly type: Type }>>;

/** Enough members make a division a candidate; too few take what it holds into doubt, as its version says. */
@Injectable()
export class WhenRollUpChanged extends Reaction<RollUpEvent> {
  readonly context = 'awards';
  readonly name = 'when_roll_up_changed';
  readonly catalogues = [rollUpCatalogue];
  readonly when = {
    RollUpReached: (fact: Of<'RollUpReached'>): Promise<void> => this.reached(fact),
    RollUpLost: (fact: Of<'RollUpLost'>): Promise<void> => this.lost(fact),
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly versions: AwardVersions,
    private readonly readiness: NamingReadiness,
    private readonly rule: AwardRule,
    private readonly watches: Watches,
    private readonly calendars: WorkingCalendars,
    private readonly directory: Directory,
  ) {
    super();
  }

  /** Each time it is reached it is a list of its own, that a notice shows where the programme asks for one. */
  private async reached(fact: Of<'RollUpReached'>): Promise<void> {
    const { tenant, recordedAt } = fact.metadata;
    const { rollUpId, titleId, subject, programme, version, rules, key, grade } = fact.event.data;
    const published = await this.versions.of(tenant, fact.event.data);
    if (isNamedElsewhere(published)) return;
    const slateId = slateIdOf(tenant, { kind: 'rollUp', id: fact.id }, grade);
    const pinned = { programme, version, rules, key };
    const moment = momentOf(recordedAt);
    const inputs = [{ stream: fact.stream, revision: String(fact.revision) }];
    if (published.definition.award?.notice === undefined) {
      const place = { ...pinned, titleId, subject, slateId, grade, inputs };
      const on = { resultOn: moment.today, notBefore: moment.today };
      return this.readiness.ready(fact, { ...place, ...on, noticeId: null, result: null });
    }
    const result: ResultSeen = {
      ...{ roundId: null, sheetId: null, applicationId: null },
      ...{ resultEventId: fact.id, resultOn: moment.today },
    };
    const listed = { ...pinned, ...result, titleId, subject, grade, slateId, rank: null, total: null, inputs };
    await this.runner.execute(
      titleAggregate,
      titleId,
      { type: 'ListCandidate', data: listed, ...moment },
      await this.envelope(fact, 'ListCandidate', titleStream(titleId)),
    );
    const division = await decidingDivision(this.directory, published, subject.division);
    const from = { kind: 'rollUp' as const, id: rollUpId };
    const prepared = { ...pinned, slateId, from, division, grade, ...listSumOf([subject.id]), inputs };
    await this.runner.execute(
      slateAggregate,
      slateId,
      { type: 'PrepareSlate', data: prepared, ...moment },
      await this.envelope(fact, 'PrepareSlate', slateStream(slateId)),
    );
  }

  private async lost(fact: Of<'RollUpLost'>): Promise<void> {
    const { tenant } = fact.metadata;
    const { titleId, holding, of } = fact.event.data;
    const title = await this.load(tenant, titleId);
    if (title === null) return;
    if (title.readiness !== null) {
      const { slateId, result } = title.readiness.ready;
      const rolledUp = result === null || (result.roundId === null && result.applicationId === null);
      if (rolledUp) await this.readiness.drop(fact, { titleId, slateId }, 'membersLost');
    }
    if (title.naming === null) return;
    const version = await this.versions.of(tenant, title.naming);
    const { today: on } = momentOf(fact.metadata.recordedAt);
    const lost = { factId: fact.id, holding, of, on };
    const { definition } = version;
    for (const firing of awardRulesOf(version.rules).membersLostFirings(definition, title.grade, lost)) {
      await this.raise(fact, title, version, firing);
    }
  }

  private async raise(fact: Of<'RollUpLost'>, title: Title, version: AwardVersion, firing: Firing): Promise<void> {
    const { tenant, recordedAt } = fact.metadata;
    const { titleId } = title;
    const moment = momentOf(recordedAt);
    const calendar = this.calendars.current();
    const watch = await this.watches.of(tenant, title.subject.id);
    const within = version.definition.award?.triggers.find(({ code }) => code === firing.trigger)?.within;
    const envelope = await this.envelope(fact, `trigger.${firing.trigger}`, titleStream(titleId));
    const data = {
      ...{ titleId, firing, watchRevision: watch.revision, terms: version.terms, calendar },
      due: within === undefined ? null : clockFrom(within, moment.today, calendar),
      removalId: removalIdOf(tenant, title),
      inputs: [{ stream: fact.stream, revision: String(fact.revision) }, ...membersIn(fact), ...watch.inputs],
    };
    await this.runner.execute(titleAggregate, titleId, { type: 'RaiseTrigger', data, ...moment }, envelope);
  }

  private async envelope(fact: Fact<RollUpEvent>, name: string, target: string): Promise<CommandEnvelope> {
    const { tenant } = fact.metadata;
    const commandId = derivedId(fact.id, name, fact.event.data.titleId);
    const fingerprint = commandFingerprint(name, target, {});
    const clause = { id: 'rollUp', name: '汇总称号' };
    const cause = { tenant, sourceEventId: fact.id };
    return this.rule.envelope(fact.event.data, clause, cause, { commandId, fingerprint });
  }

  private async load(tenant: string, titleId: string): Promise<Title | null> {
    const state = (await this.runner.load(titleAggregate, titleId, tenant))?.state;
    return state === undefined || !isKnown(state) ? null : state;
  }
}

/** Titles that the count names: of every member that has one, or, of more than an event lists, the one that changed. */
function membersIn({ stream, event }: Of<'RollUpLost'>): readonly BasisInput[] {
  const { inputs } = event.data.basis;
  return 'count' in inputs ? [] : inputs.filter((input) => input.stream !== stream);
}
