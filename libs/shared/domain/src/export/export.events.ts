import type { DomainEvent, NamedAsOf, OfficerAsOf } from '@gongjian/shared-kernel';

export const EXPORT_FORMATS = ['xlsx', 'docx', 'pdf', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** One condition that the list was shown under: codes, ids and dates, never what a person typed. */
export interface ExportFilter {
  readonly name: string;
  readonly values: readonly string[];
}

/** What a list showed was taken out of the system. */
export interface ListExported {
  readonly exportId: string;
  /** The list as the context names it. */
  readonly list: string;
  readonly filters: readonly ExportFilter[];
  readonly columns: readonly string[];
  readonly rows: number;
  readonly format: ExportFormat;
  readonly exportedBy: OfficerAsOf;
  /** Where the right holds that it was done by. */
  readonly division: NamedAsOf | null;
}

export type ExportEvent = DomainEvent<'ListExported', ListExported>;
