import type { ApplicationCommand, ApplicationState, ChainLevel, FiledApplication } from '@gongjian/assessments-domain';
import { ProgrammeDefinitions } from '@gongjian/plans-client';
import { DeciderRunner, type CommandResult } from '@gongjian/shared-event-sourcing';
import { personIdsOf, type WorkingCalendar } from '@gongjian/shared-kernel';
import { RecordWriter, WorkingCalendars, type Change, type May, type Write } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { applicationAggregate } from '../facts/aggregates.js';
import { SubjectPlaces } from '../subjects/subject-places.js';
import { subjectResource } from '../subjects/subject-resource.js';

/** Whoever may file it may submit it again and withdraw it. */
export function mayAsFiler(state: ApplicationState): May {
  if (state.status === 'none' || state.status === 'abandoned') return { action: 'application.file', resource: {} };
  const { filedBy, subject } = state.filed;
  return {
    action: filedBy === 'self' ? 'application.file' : 'application.recommend',
    resource: subjectResource(subject),
  };
}

/** Where the levels of an application are acted at. */
export type LevelDivisions = ReadonlyMap<ChainLevel['at'], string | undefined>;

/**
 * Whoever holds the level's role where the level is; nobody reviews what they or the applicant's own unit filed.
 *
 * @param code the level that is named; the one it is at when left out
 */
export function mayAtLevel(divisions: LevelDivisions, code?: string): (state: ApplicationState) => May {
  return (state) => {
    const level = levelNamed(state, code);
    if (state.status === 'none' || state.status === 'abandoned' || level === undefined) {
      return { action: 'application.level.office', resource: {} };
    }
    return {
      action: `application.level.${level.actedBy}`,
      resource: { divisionId: divisions.get(level.at), ...submittedBy(state) },
    };
  };
}

function levelNamed(state: ApplicationState, code: string | undefined): ChainLevel | undefined {
  if (state.status === 'none' || state.status === 'abandoned') return undefined;
  const { filed, level } = state;
  return code === undefined ? filed.chain[level] : filed.chain.find((each) => each.code === code);
}

function submittedBy({
  filed,
}: FiledApplication): Pick<May['resource'], 'submittedByPersonIds' | 'submittedByUnitIds'> {
  const { filer, recordedBy, filedBy } = filed;
  const people = [filer, recordedBy].flatMap((each) => (each === null || each === undefined ? [] : personIdsOf(each)));
  const unit = filedBy === 'self' ? filer?.unit?.id : undefined;
  return { submittedByPersonIds: people, ...(unit === undefined ? {} : { submittedByUnitIds: [unit] }) };
}

interface OfLevel {
  readonly level: string;
}

@Injectable()
export class ApplicationWriter {
  constructor(
    private readonly records: RecordWriter,
    private readonly runner: DeciderRunner,
    private readonly definitions: ProgrammeDefinitions,
    private readonly subjects: SubjectPlaces,
    private readonly calendars: WorkingCalendars,
  ) {}

  get calendar(): WorkingCalendar {
    return this.calendars.current();
  }

  change<Type extends ApplicationCommand['type']>(
    applicationId: string,
    write: Write,
    change: Change<ApplicationState, ApplicationCommand, Type>,
  ): Promise<CommandResult> {
    return this.records.change(applicationAggregate, applicationId, write, change);
  }

  /**
   * An act at the level that is named, by whoever acts there: also when it is past that level and the act is sent again.
   */
  async atLevel<Type extends ApplicationCommand['type']>(
    applicationId: string,
    write: Write,
    change: Omit<Change<ApplicationState, ApplicationCommand, Type>, 'may' | 'body'> & { readonly body: OfLevel },
  ): Promise<CommandResult> {
    const { tenant } = write.principal;
    const found = await this.runner.load(applicationAggregate, applicationId, tenant);
    const divisions = found === null ? new Map() : await this.divisionsOf(tenant, found.state);
    return this.change(applicationId, write, { ...change, may: mayAtLevel(divisions, change.body.level) });
  }

  async divisionsOf(tenant: string, state: ApplicationState): Promise<LevelDivisions> {
    if (state.status === 'none' || state.status === 'abandoned') return new Map();
    const { chain, subject } = state.filed;
    const levels = [...new Set(chain.map(({ at }) => at))];
    const divisions = await Promise.all(
      levels.map(async (at) => [at, await this.subjects.levelAbove(tenant, subject.division.id, at)] as const),
    );
    return new Map(divisions);
  }

  /** Grades that lead to a title. @throws DomainError DEFINITION.NOT_HERE_YET */
  async namedGrades(tenant: string, state: ApplicationState): Promise<readonly string[]> {
    if (state.status === 'none' || state.status === 'abandoned') return [];
    const { programme, version } = state.filed;
    const { definition } = await this.definitions.require(tenant, programme, version);
    return (definition.grading?.grades ?? []).flatMap(({ code, named }) => (named === true ? [code] : []));
  }
}
