import type { DomainCommand } from '@gongjian/shared-kernel';
import type { TreeOpened } from './tree.events.js';

export type OpenTree = DomainCommand<'OpenTree', TreeOpened>;

export type TreeCommand = OpenTree;
