import type { DomainCommand } from '@gongjian/shared-kernel';
import type { AuditRead } from './read.events.js';

export type RecordRead = DomainCommand<'RecordRead', AuditRead>;

export type ReadCommand = RecordRead;
