import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { TreeName } from '../../tree-name.js';
import type { RetireTreeKeyBody } from './retire-tree-key.request.js';

export class RetireTreeKey extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly tree: TreeName,
    readonly body: RetireTreeKeyBody,
  ) {
    super();
  }
}
