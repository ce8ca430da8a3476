import { changesOf } from '@gongjian/shared-records';
import { directoryExports } from './exports.js';
import { TABLES } from './tables.js';

/** What pages hear of while they are open. */
export const DirectoryChanges = changesOf({
  context: 'directory',
  kinds: [
    { projection: TABLES.division, action: 'directory.read' },
    { projection: TABLES.unit, action: 'directory.read' },
    { projection: TABLES.person, action: 'directory.read' },
    { projection: TABLES.service, action: 'directory.read' },
    { projection: TABLES.subject, action: 'directory.read' },
    { projection: directoryExports.projection, action: 'export.read' },
  ],
});
