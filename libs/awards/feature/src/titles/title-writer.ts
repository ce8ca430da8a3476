import {
  isKnown,
  notRemoved,
  removalOf,
  standingRemoval,
  titleNotFound,
  titleNotHeld,
  type AwardTerms,
  type Pinned,
  type Removal,
  type Title,
  type TitleCommand,
  type TitleEvent,
  type TitleState,
} from '@gongjian/awards-domain';
import type { Action } from '@gongjian/shared-access';
import { DeciderRunner, notFound, type Aggregate, type CommandResult } from '@gongjian/shared-event-sourcing';
import type { WorkingCalendar } from '@gongjian/shared-kernel';
import {
  RecordWriter,
  WorkingCalendars,
  type Change,
  type Founding,
  type May,
  type Write,
} from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { titleAggregate } from '../aggregates.js';
import { AwardVersions } from './award-versions.js';
import type { Signer } from './naming-signatures.js';

type Changing<Type extends TitleCommand['type']> = Change<Title, TitleCommand, Type>;

/** What a person does to a title. */
export interface TitleAct<Type extends TitleCommand['type']> extends Omit<Changing<Type>, 'may'> {
  readonly action: Action;
  /** Where the programme says who does it. */
  readonly signer?: Signer;
}

/** Of a stream that exists, whose first event tells of whom the title is. */
const existing = titleAggregate as unknown as Aggregate<Title, TitleCommand, TitleEvent>;

/** What starts clocks needs these of the version. */
export interface Clocks {
  readonly terms: AwardTerms;
  readonly calendar: WorkingCalendar;
}

/** What the policy is asked about a title: it stands in the division of its subject. */
export function titleResource({ subject }: Title): May['resource'] {
  return { divisionId: subject.division.id, unitIds: subject.unit === null ? [] : [subject.unit.id] };
}

@Injectable()
export class TitleWriter {
  constructor(
    private readonly records: RecordWriter,
    private readonly runner: DeciderRunner,
    private readonly versions: AwardVersions,
    private readonly calendars: WorkingCalendars,
  ) {}

  async change<Type extends TitleCommand['type']>(
    titleId: string,
    write: Write,
    { action, signer, ...asked }: TitleAct<Type>,
  ): Promise<CommandResult> {
    return this.records.change(existing, titleId, write, {
      ...asked,
      may: (title) =>
        signer === undefined
          ? { action, resource: titleResource(title) }
          : { action, resource: { divisionId: signer.divisionId }, role: signer.role },
    });
  }

  /** A command that may be the first about its title. */
  async found<Type extends TitleCommand['type']>(
    titleId: string,
    write: Write,
    founding: Founding<TitleCommand, Type>,
  ): Promise<CommandResult> {
    return this.records.found(titleAggregate, titleId, write, founding);
  }

  /** As it is now, before a command is made. @throws DomainError RESOURCE.NOT_FOUND */
  async load(tenant: string, titleId: string): Promise<Title> {
    const folded = await this.runner.load(titleAggregate, titleId, tenant);
    if (folded === null) throw notFound();
    return known(folded.state);
  }

  async clocks(tenant: string, pinned: Pick<Pinned, 'programme' | 'version'>): Promise<Clocks> {
    const { terms } = await this.versions.of(tenant, pinned);
    return { terms, calendar: this.calendars.current() };
  }

  /** Of the version it is held by. @throws DomainError TITLE.NOT_HELD where it never was */
  async clocksHeld(tenant: string, { naming, standing }: Title): Promise<Clocks> {
    if (naming === null) throw titleNotHeld(standing);
    return this.clocks(tenant, naming);
  }
}

export function known(state: TitleState): Title {
  if (!isKnown(state)) throw titleNotFound();
  return state;
}

/** The removal that is meant: the one that stands where none is named. @throws DomainError TITLE.NOT_REMOVED */
export function meantRemoval(title: Title, removalId: string | undefined): Removal {
  const removal = removalId === undefined ? standingRemoval(title) : removalOf(title, removalId);
  if (removal === undefined) throw notRemoved();
  return removal;
}
