import { allDirectoryTables, directoryTables } from '@gongjian/shared-access';
import type { AnyProjection } from '@gongjian/shared-projections';
import { contexts, DIRECTORY } from './contexts.js';

/**
 * Every read model of a deployment. Where each context is a service of its own, each has a copy of the directory's.
 *
 * @param layout who runs the contexts
 */
export function deployedProjections(layout: 'oneProcess' | 'services'): readonly AnyProjection[] {
  return contexts.flatMap(({ name, projections }) =>
    layout === 'services' && name !== DIRECTORY
      ? [...allDirectoryTables(directoryTables(name)), ...projections]
      : projections,
  );
}
