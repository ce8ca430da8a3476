import {
  lastRemovedOn,
  lateUntilOf,
  refusesTitleAct,
  TITLE_ACTS,
  type Awaited,
  type MayTitle,
  type SeenByActor,
  type Title,
  type TitleAct,
} from '@gongjian/awards-domain';
import { Policy, type Action, type Principal } from '@gongjian/shared-access';
import { Clock } from '@gongjian/shared-event-sourcing';
import { isDomainError, localDateAt, personIdsOf } from '@gongjian/shared-kernel';
import { actingBy, WorkingCalendars, type Acting } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { AwardVersions } from './award-versions.js';
import { NamingSignatures, type Signer } from './naming-signatures.js';
import { forbidsRecognition } from './recognitions.js';
import { StandingGrounds } from './standing-grounds.js';
import { lowerGrades } from './lower-grades.js';
import { titleResource } from './title-writer.js';
import { Watches } from './watches.js';

/** The right each act asks for. */
export const ACTION_OF: Readonly<Record<TitleAct, Action>> = {
  signNaming: 'title.sign',
  confer: 'title.confer',
  confirmImport: 'title.import',
  declineImport: 'title.import',
  confirmRecognition: 'title.import',
  confirmTrigger: 'title.confirm',
  dismissTrigger: 'title.confirm',
  warn: 'title.warn',
  suspend: 'title.suspend',
  restore: 'title.restore',
  downgrade: 'title.sign',
  declineDowngrade: 'title.sign',
  end: 'title.end',
  declineEnd: 'title.end',
  proposeRemoval: 'title.propose',
  withdrawProposal: 'title.propose',
  tell: 'title.serve',
  recordStatement: 'title.record',
  answerStatement: 'title.record',
  signRemoval: 'title.sign',
  recordSignedDocument: 'title.record',
  serve: 'title.serve',
  publish: 'title.record',
  recoverPlaque: 'title.record',
  recordPlaqueLost: 'title.record',
  withdrawPrivileges: 'title.record',
  file: 'title.record',
  appeal: 'title.appeal',
  decideAppeal: 'title.decideAppeal',
  proposeAnnulment: 'title.annul',
  signAnnulment: 'title.annul',
  declineAnnulment: 'title.annul',
  proposeNamingAnnulment: 'title.annul',
  signNamingAnnulment: 'title.annul',
  declineNamingAnnulment: 'title.annul',
  correct: 'record.correct',
  confirmCorrection: 'record.correct',
  declineCorrection: 'record.correct',
};

const BY_SIGNERS: readonly TitleAct[] = ['signNaming', 'signRemoval', 'downgrade', 'declineDowngrade'];

/** What a reader may do to a title this moment, and why not: told by what decides when it is done. */
@Injectable()
export class TitleOffers {
  constructor(
    private readonly policy: Policy,
    private readonly clock: Clock,
    private readonly calendars: WorkingCalendars,
    private readonly versions: AwardVersions,
    private readonly watches: Watches,
    private readonly signatures: NamingSignatures,
    private readonly grounds: StandingGrounds,
  ) {}

  async of(principal: Principal, title: Title): Promise<MayTitle> {
    const { tenant } = principal;
    const { seen, signer } = await this.seen(tenant, title);
    const offers = TITLE_ACTS.map((act) => {
      try {
        const { officer: by } = this.acting(principal, act, title, signer);
        const refusal = refusesTitleAct(title, act, { ...seen, by });
        if (refusal === null) return [act, true] as const;
        const lateUntil = lateUntilOf(title, act, { ...seen, by });
        const late = lateUntil === null ? {} : { late: { until: lateUntil, forAnother: false } };
        return [act, { code: refusal.code, ...refusal.text, ...late }] as const;
      } catch (error) {
        if (!isDomainError(error)) throw error;
        return [act, { code: error.code, ...error.text }] as const;
      }
    });
    return Object.fromEntries(offers) as MayTitle;
  }

  /** Whether such an act waits for this person: it is theirs to do, and of nobody else's second pair of eyes. */
  async waitsFor(principal: Principal, title: Title, { act, notBy }: Awaited): Promise<boolean> {
    const { tenant } = principal;
    const pinned = title.readiness?.ready ?? title.naming;
    const signing = BY_SIGNERS.includes(act) && pinned !== null;
    const signer = signing ? await this.signatures.signer(tenant, pinned, title) : null;
    try {
      const { officer } = this.acting(principal, act, title, signer);
      return !personIdsOf(officer).some((personId) => notBy.includes(personId));
    } catch (error) {
      if (isDomainError(error)) return false;
      throw error;
    }
  }

  /** @throws DomainError ACCESS.DENIED */
  private acting(principal: Principal, act: TitleAct, title: Title, signer: Signer | null): Acting {
    const signing = BY_SIGNERS.includes(act) ? signer : null;
    const place = signing === null ? titleResource(title) : { divisionId: signing.divisionId };
    const resource = { tenant: principal.tenant, ...place };
    const today = localDateAt(this.clock.now());
    return actingBy(principal, this.policy.require(principal, ACTION_OF[act], resource, today, signing?.role));
  }

  private async seen(
    tenant: string,
    title: Title,
  ): Promise<{ readonly seen: Omit<SeenByActor, 'by'>; readonly signer: Signer | null }> {
    const now = this.clock.now();
    const today = localDateAt(now);
    const watch = await this.watches.of(tenant, title.subject.id);
    const ready = title.readiness?.ready;
    const pinned = ready ?? title.naming ?? title.importing ?? title.recognising;
    const version = pinned === null ? null : await this.versions.of(tenant, pinned);
    const naming = version !== null && title.readiness !== null;
    const removal = title.removals.at(-1);
    return {
      signer: pinned === null ? null : await this.signatures.signer(tenant, pinned, title),
      seen: {
        now,
        today,
        terms: version?.terms ?? null,
        calendar: this.calendars.current(),
        watchRevision: watch.revision,
        forbidden:
          naming && ready !== undefined
            ? version.reading.forbids(
                version.definition,
                version.programme,
                { grade: ready.grade, resultOn: ready.resultOn, on: today, removedOn: lastRemovedOn(title) },
                watch.facts(today),
              )
            : [],
        forbidsRecognition: version === null ? [] : forbidsRecognition(version, title, watch, today),
        objections: await this.signatures.objections(tenant, ready?.noticeId ?? null, title.titleId),
        stillFires: removal === undefined ? [] : await this.grounds.stillFiring(tenant, title, removal, today),
        lower: version === null ? [] : lowerGrades(version.definition, title.grade),
      },
    };
  }
}
