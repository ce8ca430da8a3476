import type { Instant, NamedAsOf, OfficerAsOf, View } from '@gongjian/shared-kernel';
import type { ExportEvent, ExportFilter, ExportFormat } from './export.events.js';

export interface ExportRow {
  readonly id: string;
  readonly list: string;
  readonly filters: readonly ExportFilter[];
  readonly columns: readonly string[];
  readonly rows: number;
  readonly format: ExportFormat;
  readonly exportedBy: OfficerAsOf;
  readonly division: NamedAsOf | null;
  readonly exportedAt: Instant;
}

export const exportView: View<ExportRow, ExportEvent> = (_row, { event, metadata }) => {
  const { exportId, ...exported } = event.data;
  return { ...exported, id: exportId, exportedAt: metadata.recordedAt };
};
