import { directoryTables } from '@gongjian/shared-access';

/** The directory's read models: the same tables that access decides by in this context. */
export const TABLES = directoryTables('directory');
