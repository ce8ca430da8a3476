import {
  applicationDecider,
  applicationsNotTaken,
  type FileApplication as FileCommand,
} from '@gongjian/assessments-domain';
import { ProgrammeDefinitions } from '@gongjian/plans-client';
import { newAggregateId } from '@gongjian/shared-event-sourcing';
import { DomainError, isDomainError } from '@gongjian/shared-kernel';
import { envelopeOf, RecordWriter, WorkingCalendars, type Acting, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, sealedText } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { applicationStream } from '../../applications/application-ids.js';
import { Gates } from '../../applications/gates.js';
import { Judgements } from '../../applications/judgements.js';
import { applicationAggregate } from '../../facts/aggregates.js';
import { valueFacts } from '../../requests/values.js';
import { Restarts, type RestartingPlan } from '../../rounds/restarts.js';
import { openSubject, SubjectPlaces, type FoundSubject } from '../../subjects/subject-places.js';
import { subjectResource } from '../../subjects/subject-resource.js';
import { FileApplication } from './file-application.command.js';

@CommandHandler(FileApplication)
export class FileApplicationHandler implements ICommandHandler<FileApplication> {
  constructor(
    private readonly records: RecordWriter,
    private readonly subjects: SubjectPlaces,
    private readonly definitions: ProgrammeDefinitions,
    private readonly judgements: Judgements,
    private readonly gates: Gates,
    private readonly calendars: WorkingCalendars,
    private readonly restarts: Restarts,
  ) {}

  async execute(command: FileApplication): Promise<Done> {
    const { write, body } = command;
    const { principal, commandId, now, today } = write;
    const { tenant } = principal;
    const applicationId = newAggregateId(tenant, 'application', commandId);
    const gate = { subjectId: body.subjectId, programme: body.programmeId };
    const found = await this.subjects.find(tenant, body.subjectId);
    let giveBack: (() => Promise<void>) | null = null;
    try {
      const result = await this.records.found(applicationAggregate, applicationId, write, {
        type: 'FileApplication',
        body,
        may: {
          action: body.filedBy === 'self' ? 'application.file' : 'application.recommend',
          resource: subjectResource(found.subject),
        },
        ...effectiveOnOf(body.lateEntry),
        data: async (acting) => {
          const data = await this.data(command, applicationId, found, acting);
          applicationDecider.decide({ type: 'FileApplication', data, now, today }, applicationDecider.initialState);
          const envelope = envelopeOf(write, acting, 'FileApplication', applicationStream(applicationId), body);
          await this.gates.admit(gate, applicationId, envelope);
          giveBack = () => this.gates.release(gate, applicationId, envelope);
          return data;
        },
      });
      return { id: applicationId, result };
    } catch (error) {
      if (isDomainError(error) && giveBack !== null) await (giveBack as () => Promise<void>)();
      throw error;
    }
  }

  private async data(
    { write, body }: FileApplication,
    applicationId: string,
    found: FoundSubject,
    { officer }: Acting,
  ): Promise<FileCommand['data']> {
    const { tenant } = write.principal;
    const stream = applicationStream(applicationId);
    const published = await this.definitions.latest(tenant, body.programmeId);
    if (published === null) throw programmeUnknown(body.programmeId);
    const judging = await this.judgements.by(tenant, published, body.subjectId);
    if (judging === null) throw applicationsNotTaken();
    const { programme, version, rules, key, definition } = published;
    const historic = definition.historic === true;
    const restart = historic ? await this.restart(write, body, programme, found) : null;
    const byPublic = body.filedBy === 'public';
    return {
      programme,
      version,
      rules,
      key,
      ...judging,
      applicationId,
      subject: openSubject(found, write.today),
      subjects: definition.subjects,
      endsOn: definition.founding?.endsOn ?? null,
      historic,
      restart: restart === null ? null : { planId: restart.planId, revision: restart.revision },
      renewal: definition.award?.renewal,
      filedBy: body.filedBy,
      by: byPublic ? null : officer,
      statement: sealedText(body.statement, stream),
      declared: valueFacts(body.declared ?? {}, stream),
      calendar: this.calendars.current(),
      lateEntry: lateEntryFact(body.lateEntry, stream),
      recordedBy: byPublic ? officer : null,
    };
  }

  private async restart(
    { principal, today }: FileApplication['write'],
    { lateEntry }: FileApplication['body'],
    programme: string,
    { subject }: FoundSubject,
  ): Promise<RestartingPlan | null> {
    const on = lateEntry?.effectiveOn ?? today;
    return this.restarts.by(principal.tenant, programme, subject.division.id, { from: on, to: on });
  }
}

function programmeUnknown(programmeId: string): DomainError {
  return new DomainError(
    'APPLICATION.PROGRAMME_UNKNOWN',
    'invalid',
    { zh: '没有这个已发布的创建项目。', en: 'There is no such published programme.' },
    { programmeId },
  );
}
