import {
  applicationAbandoned,
  applicationNotFound,
  applicationsNotTaken,
  type ApplicationState,
  type Judging,
} from '@gongjian/assessments-domain';
import { ProgrammeDefinitions, type PublishedDefinition } from '@gongjian/plans-client';
import { Injectable } from '@nestjs/common';
import { Dockets } from '../facts/dockets.js';

/** What an application is judged by: its version and the subject's docket as it is now. */
@Injectable()
export class Judgements {
  constructor(
    private readonly definitions: ProgrammeDefinitions,
    private readonly dockets: Dockets,
  ) {}

  /** `null`: the version takes no applications. */
  async by(tenant: string, { definition }: PublishedDefinition, subjectId: string): Promise<Judging | null> {
    const { application, standard, facts } = definition;
    if (application === undefined) return null;
    return { application, standard, facts, docket: await this.dockets.read(tenant, subjectId) };
  }

  /** By which a level is passed. @throws DomainError DEFINITION.NOT_HERE_YET, APPLICATION.NOT_FOUND, ABANDONED, NOT_TAKEN */
  async ofLevel(tenant: string, state: ApplicationState): Promise<Judging> {
    if (state.status === 'none') throw applicationNotFound();
    if (state.status === 'abandoned') throw applicationAbandoned();
    const judging = await this.of(tenant, state.filed, state.filed.subject.id);
    if (judging === null) throw applicationsNotTaken();
    return judging;
  }

  /** @throws DomainError DEFINITION.NOT_HERE_YET */
  async of(
    tenant: string,
    pinned: { readonly programme: string; readonly version: number },
    subjectId: string,
  ): Promise<Judging | null> {
    return this.by(tenant, await this.definitions.require(tenant, pinned.programme, pinned.version), subjectId);
  }
}
