import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { TreeName } from '../../tree-name.js';
import type { AddTreeKeyBody } from './add-tree-key.request.js';

export class AddTreeKey extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly tree: TreeName,
    readonly body: AddTreeKeyBody,
  ) {
    super();
  }
}
