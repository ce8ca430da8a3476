import type { DomainCommand } from '@gongjian/shared-kernel';
import type { ListExported } from './export.events.js';

export type RecordExport = DomainCommand<'RecordExport', ListExported>;

export type ExportCommand = RecordExport;
