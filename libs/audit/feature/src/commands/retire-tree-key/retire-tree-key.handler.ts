import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { treeId, treeKeysAggregate } from '../../aggregates.js';

import { growingTree } from '../../tree-keys-access.js';
import { Trees } from '../../trees.js';
import { RetireTreeKey } from './retire-tree-key.command.js';

@CommandHandler(RetireTreeKey)
export class RetireTreeKeyHandler implements ICommandHandler<RetireTreeKey> {
  constructor(
    private readonly records: RecordWriter,
    private readonly trees: Trees,
  ) {}

  async execute({ write, tree: name, body }: RetireTreeKey): Promise<Done> {
    const id = treeId(name);
    const result = await this.records.found(treeKeysAggregate, id, write, {
      type: 'RetireTreeKey',
      body: { tree: name, ...body },
      tenant: name.tenant,
      may: { action: 'tree.manageKeys', resource: {} },
      data: async () => {
        const { tree, keys } = await growingTree(this.trees, write.principal, name);
        return { number: tree.number, ...body, signing: keys.map(({ verifierKey }) => verifierKey) };
      },
    });
    return { id, result };
  }
}
