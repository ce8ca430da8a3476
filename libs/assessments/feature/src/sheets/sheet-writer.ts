import {
  sheetNotFound,
  type OpenedSheet,
  type SheetCommand,
  type SheetEvent,
  type SheetState,
} from '@gongjian/assessments-domain';
import type { Action } from '@gongjian/shared-access';
import type { Done, Write } from '@gongjian/shared-records';
import {
  DirectoryNames,
  isForAnother,
  RecordWriter,
  StoredFiles,
  type Acting,
  type Change,
} from '@gongjian/shared-records';
import { lateEntryFact, type LateActBody, type LateEntryBody } from '@gongjian/shared-records/requests';
import type { ActingOfficer, FileReference, LateEntry, OfficerAsOf } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { sheetAggregate } from '../rounds/aggregates.js';
import { sheetStream } from '../rounds/ids.js';
import { mayOnSheet } from './may-on-sheet.js';

type DataFor<Type extends SheetCommand['type']> = Change<SheetState, SheetCommand, Type>['data'];

export interface SheetChange<Type extends SheetCommand['type']> {
  readonly type: Type;
  readonly body: unknown;
  readonly action: Action;
  readonly lateEntry?: LateEntryBody | undefined;
  /** Of what was made; left out: the sheet's. */
  readonly id?: string;
  readonly data: (sheet: OpenedSheet, acting: Acting) => ReturnType<DataFor<Type>>;
}

/** Who did it, and who recorded it for them. */
export interface SheetActed {
  readonly by: ActingOfficer;
  readonly lateEntry: LateEntry | null;
  readonly recordedBy: OfficerAsOf | null;
  readonly recorderUnits: readonly string[];
}

/** People's acts on score sheets. */
@Injectable()
export class SheetWriter {
  constructor(
    private readonly records: RecordWriter,
    private readonly files: StoredFiles,
    private readonly names: DirectoryNames,
  ) {}

  async change<Type extends SheetCommand['type']>(
    sheetId: string,
    write: Write,
    { type, body, action, lateEntry, id = sheetId, data }: SheetChange<Type>,
  ): Promise<Done> {
    const result = await this.records.change<SheetState, SheetCommand, SheetEvent, Type>(
      sheetAggregate,
      sheetId,
      write,
      {
        type,
        body,
        may: mayOnSheet(action),
        ...(lateEntry === undefined ? {} : { effectiveOn: lateEntry.effectiveOn }),
        data: ((acting: Acting, state: SheetState) => {
          if (state.status === 'none') throw sheetNotFound();
          return data(state, acting);
        }) as unknown as DataFor<Type>,
      },
    );
    return { id, result };
  }

  /** With `byPersonId` the office records what another did; that is another right. */
  actionOf(own: Action, write: Write, late: LateActBody | undefined): Action {
    return isForAnother(write, late) ? 'sheet.appoint' : own;
  }

  /**
   * Whose act it is: of whoever sends it, or of another for whom the office records it late.
   *
   * @throws DomainError PERSON.UNKNOWN
   */
  async actOf(
    sheetId: string,
    write: Write,
    { officer, unitIds }: Acting,
    late: LateActBody | undefined,
  ): Promise<SheetActed> {
    const lateEntry = lateEntryFact(late, sheetStream(sheetId));
    if (!isForAnother(write, late)) return { by: { officer, unitIds }, lateEntry, recordedBy: null, recorderUnits: [] };
    const by = await this.names.officer(write.principal.tenant, late.byPersonId);
    return { by, lateEntry, recordedBy: officer, recorderUnits: unitIds };
  }

  late(sheetId: string, lateEntry: LateEntryBody | undefined) {
    return { lateEntry: lateEntryFact(lateEntry, sheetStream(sheetId)), recordedBy: null };
  }

  async fileReferences(write: Write, acting: Acting, fileIds: readonly string[]): Promise<readonly FileReference[]> {
    return Promise.all(fileIds.map((fileId) => this.files.reference(write.principal, fileId, acting.unitIds)));
  }
}
