import {
  sheetNotFound,
  type OpenedSheet,
  type SheetCommand,
  type SheetEvent,
  type SheetState,
} from '@gongjian/assessments-domain';
import type { Action } from '@gongjian/shared-access';
import type { Done, Write } from '@gongjian/shared-records';
import { RecordWriter, StoredFiles, type Acting, type Change } from '@gongjian/shared-records';
import { lateEntryFact, type LateEntryBody } from '@gongjian/shared-records/requests';
import type { FileReference } from '@gongjian/shared-kernel';
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

/** People's acts on score sheets. */
@Injectable()
export class SheetWriter {
  constructor(
    private readonly records: RecordWriter,
    private readonly files: StoredFiles,
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

  late(sheetId: string, lateEntry: LateEntryBody | undefined) {
    return { lateEntry: lateEntryFact(lateEntry, sheetStream(sheetId)), recordedBy: null };
  }

  async fileReferences(write: Write, acting: Acting, fileIds: readonly string[]): Promise<readonly FileReference[]> {
    return Promise.all(fileIds.map((fileId) => this.files.reference(write.principal, fileId, acting.unitIds)));
  }
}
